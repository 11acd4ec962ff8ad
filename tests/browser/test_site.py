"""The site of one lab, built twice and visited: its panels play, no other host is asked, everybody can use it."""

import filecmp
import re
import shutil

import pytest

from labutils.labs import gradients
from labutils.live.film import record_film
from tests.browser.lab import patient
from tests.browser.site import Film, SitePage, drive, on_the_line, served
from website.build import build, notebooks
from website.links import broken

pytestmark = pytest.mark.browser
LAB, NAME = "04", "04_check_gradients.html"
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The site of one lab."""
    folder = tmp_path_factory.mktemp("site")
    build(folder, [LAB], "someone/labs", workers=1)
    return folder


@pytest.fixture(scope="session")
def address(built):
    with served(built) as found:
        yield found


@pytest.fixture
def visit(browser, address):
    """visit(name, **settings) -> SitePage; afterwards there was no error, and nothing was asked of another host."""
    pages = []

    def opened(name=NAME, **settings):
        context = patient(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings}))
        pages.append(SitePage(context, address, name))
        return pages[-1]

    yield opened
    for page in pages:
        page.page.context.close()
        assert (page.errors, page.strangers) == ([], [])


def files(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def test_built_once_more_from_the_same_films_it_is_the_same_to_the_byte(built, tmp_path, monkeypatch):
    monkeypatch.setattr("website.build.record", lambda chosen, folder, workers: shutil.copytree(built / "films", folder))
    build(tmp_path, [LAB], "someone/labs")
    assert files(built) == files(tmp_path) and len(files(built)) > 20
    assert filecmp.cmpfiles(built, tmp_path, files(built), shallow=False)[1:] == ([], [])


def test_a_panel_recorded_once_more_gives_the_same_film_to_the_byte(built):
    """All panels of all labs are recorded twice in tests/soak."""
    films = record_film(gradients.mask_panel())
    place = built / "films" / LAB / "mask-panel"
    assert films == {path.name: path.read_bytes() for path in place.iterdir()}


def test_every_link_leads_somewhere(built):
    assert broken(built, [f"{path.stem}.html" for path in notebooks()]) == []


def test_a_page_is_light(built):
    page = (built / NAME).stat().st_size
    shared = sum(path.stat().st_size for path in (built / "assets").iterdir())
    pictures = sum(path.stat().st_size for path in (built / "pictures").rglob("*.png"))
    assert page + shared + pictures < 3e6


def test_every_panel_shows_at_each_control_what_was_recorded(built, visit):
    site = visit()
    assert len(site.films) == 7
    for film in site.films:
        drive(film, Film(built / film.folder))


def test_a_first_panel_needs_two_rounds_and_little_before_it_plays(built, visit):
    files = visit(f"{NAME}#first-panel", **PHONE).needs()
    page = (built / NAME).read_text("utf-8")
    assert len(files) == len(set(files)) <= 6
    assert [name for name in files[1:] if f'"{name}"' not in page] == []  # so all of them are asked for at once
    assert on_the_line(built, files) < 0.85  # 0.15 s are left for what the page computes


@pytest.mark.parametrize("lost", ["assets/site.js", "assets/film.js", "films/**"])
def test_where_a_recording_or_a_script_does_not_arrive_the_pictures_are_there(browser, address, lost):
    page = patient(browser.new_page())
    page.route(f"**/{lost}", lambda route: route.abort())
    page.goto(address + NAME)
    picture = page.locator(".film img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("picture => picture.complete && picture.naturalWidth > 0", arg=picture.element_handle())
    page.close()


def test_a_finger_moves_a_slider_and_presses_play(built, visit):
    film = visit(**PHONE).films[0]
    film.wait()
    before = film.sentence
    slider = film.place.locator("input[type=range]").first
    box = slider.bounding_box()
    slider.tap(position={"x": box["width"] - 4, "y": box["height"] / 2})
    film.says_something_else_than(before)
    film.place.get_by_role("button", name="Back to the start").tap()
    film.place.locator(".labs-place", has_text=re.compile(r"\b0 of")).wait_for()
    film.place.get_by_role("button", name="Play").tap()
    film.place.get_by_role("button", name="Pause").wait_for()
    film.place.get_by_role("button", name="Play").wait_for()


def test_nothing_sticks_out_on_a_phone(visit):
    page = visit(**PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("settings", [{}, PHONE], ids=["desk", "phone"])
def test_a_page_does_not_jump_when_its_film_comes(visit, settings):
    site = visit(**settings)
    film = site.films[0]
    tall = film.place.bounding_box()["height"]
    film.wait()
    assert abs(film.place.bounding_box()["height"] - tall) <= 2


@pytest.mark.parametrize("name", [NAME, "index.html"])
def test_axe_finds_nothing_in_the_light_and_in_the_dark(visit, name):
    site = visit(name, color_scheme="light")
    light = site.violations()
    site.page.get_by_role("button", name="Switch between light and dark").click()
    assert site.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert (light, site.violations()) == ([], [])


def test_the_search_finds_a_section_and_leads_there(visit):
    page = visit("index.html").page
    page.get_by_role("searchbox", name="Search all labs").fill("two-sided")
    first = page.locator("#found a").first
    first.wait_for()
    first.click()
    page.wait_for_url("**/04_check_gradients.html#*")


def test_light_and_dark_are_switched_and_kept(visit):
    page = visit(color_scheme="light").page
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(theme) == "light"
    page.get_by_role("button", name="Switch between light and dark").click()
    assert page.evaluate(theme) == "dark"
    page.reload()
    assert page.evaluate(theme) == "dark"


def test_what_is_printed_in_the_dark_is_black_on_white(visit):
    page = visit(color_scheme="dark").page
    page.emulate_media(media="print")
    colours = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.querySelector('pre')).color]")
    assert all(sum(map(int, re.findall(r"\d+", colour)[:3])) < 3 * 80 for colour in colours), colours
    question = page.locator(".question form").first
    question.wait_for()  # with its options, for a class on paper
    assert question.locator("button").first.is_hidden()


def test_a_browser_that_keeps_nothing_shows_all_the_same(visit):
    site = visit(color_scheme="dark")
    site.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })")
    site.page.reload()
    site.films[0].wait()
    theme = "document.documentElement.dataset.theme"
    assert site.page.evaluate(theme) == "dark"
    site.page.get_by_role("button", name="Switch between light and dark").click()
    assert site.page.evaluate(theme) == "light"


def test_the_search_says_when_its_list_does_not_arrive(visit):
    page = visit("index.html").page
    page.route("**/search.json", lambda route: route.fulfill(body="no list"))
    page.get_by_role("searchbox", name="Search all labs").fill("two")
    page.locator("#found", has_text="did not arrive").wait_for()


def test_hints_and_the_solution_are_folded(visit):
    page = visit().page
    hint = page.locator(".help details").first
    assert hint.get_attribute("open") is None
    hint.locator("summary").click()
    assert hint.locator("p").is_visible()
    assert page.locator(".help details", has_text="Solution").first.locator("pre").is_visible() is False


def test_without_script_the_pictures_and_sentences_are_there(visit):
    page = visit(java_script_enabled=False).page
    picture = page.locator(".film img").first
    picture.scroll_into_view_if_needed()
    assert picture.get_attribute("alt") == page.locator(".film .labs-status").first.text_content()
    assert page.locator("#contents").is_visible()
