"""The whole site: built twice it is the same, no larger than promised, and every control of every panel leads somewhere."""

import filecmp
import json
import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.firefox import PROGRAM, firefox
from tests.browser.lab import CHROMIUM_FLAGS
from tests.browser.site import PIXELS, Film, SitePage, drive, on_the_line, served
from website.build import build, notebooks
from website.links import broken

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
PAGES = [f"{path.stem}.html" for path in notebooks()]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    build(folder, repository="someone/labs")
    return folder


@pytest.fixture(scope="module")
def context(site, chromium):
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS, *sandbox])
        yield lambda name, **settings: SitePage(browser.new_context(**settings), address, name)
        browser.close()


def test_it_is_as_light_as_promised_and_every_link_leads_somewhere(site):
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) < 60e6
    assert broken(site) == []


def test_built_once_more_it_is_the_same_to_the_byte(site, tmp_path):
    build(tmp_path, repository="someone/labs")
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert filecmp.cmpfiles(site, tmp_path, files, shallow=False)[1:] == ([], [])


def test_each_page_is_light_before_its_films(site):
    shared = sum(path.stat().st_size for path in (site / "assets").iterdir())
    for name in PAGES:
        pictures = sum(path.stat().st_size for path in (site / "pictures" / name[:2]).iterdir())
        assert (site / name).stat().st_size + shared + pictures < 3e6


@pytest.mark.parametrize("name", PAGES)
def test_a_first_panel_takes_less_than_a_second_of_a_4g_line(site, context, name):
    page = context(f"{name}#first-panel", **PHONE)
    files = page.needs()
    page.page.context.close()
    assert len(files) <= 6 and on_the_line(site, files) < 0.95


@pytest.mark.parametrize("name", PAGES)
def test_every_panel_shows_at_each_control_what_was_recorded(site, context, name):
    page = context(name)
    assert page.films
    for film in page.films:
        drive(film, Film(site / film.folder))
    page.page.context.close()
    assert (page.errors, page.strangers) == ([], [])


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_nothing_sticks_out_and_a_finger_moves_each_panel(site, context, name):
    page = context(name, **PHONE)
    for film in page.films:
        film.wait()
        before, sliders = film.sentence, film.place.locator("input[type=range]:visible")
        if sliders.count() and Film(site / film.folder).controls[0]["kind"] == "slider":
            box = sliders.first.bounding_box()
            at_end = sliders.first.evaluate("range => range.valueAsNumber > (Number(range.min) + Number(range.max)) / 2")
            sliders.first.tap(position={"x": 4 if at_end else box["width"] - 4, "y": box["height"] / 2})
            film.says_something_else_than(before)
    wide = page.page.evaluate("document.documentElement.scrollWidth")
    page.page.context.close()
    assert (page.errors, page.strangers) == ([], []) and wide <= 390


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", *PAGES])
def test_axe_finds_nothing(context, name, theme):
    page = context(name, color_scheme=theme)
    found = page.violations()
    page.page.context.close()
    assert found == []


@pytest.mark.skipif(PROGRAM is None, reason="no Firefox is installed, so the site is not tried there")
def test_in_firefox_a_slider_leads_to_another_picture_and_sentence(site):
    film = "document.querySelector('[data-film$=moon-panel]')"
    sentence, pixels = f"{film}.querySelector('.labs-status').textContent", f"({PIXELS})({film})"
    with served(site) as address, firefox() as page:
        page.open(address + "05_optimise.html")
        page.run(f"{film}.scrollIntoView({{ block: 'center' }})")
        page.wait(f"'whole' in {film}.dataset")
        page.run(f"{film}.scrollIntoView({{ block: 'center' }})")
        before = page.run(sentence), page.run(pixels)
        box = f"{film}.querySelector('input[type=range]').getBoundingClientRect()"
        left, top, width, height = (page.run(f"{box}.{side}") for side in ("left", "top", "width", "height"))
        y = round(top + height / 2)
        page.drag((round(left + width / 2), y), (round(left + width - 9), y))
        page.wait(f"{sentence} !== {json.dumps(before[0])}")
        page.wait(f"{pixels} !== {json.dumps(before[1])}")
        assert page.errors == []
