"""A panel's film on a page without a kernel: it moves like the panel, and says what was not recorded."""

import pytest

from labutils.live.film import SCRIPT, record_film
from labutils.live.stage import SOURCES
from tests.browser import demo_scene
from tests.browser.lab import PanelOnPage, changed, patient
from tests.browser.site import served

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><title>film</title><link rel="icon" href="data:,"><style>{style}</style>
<main></main><script type="module">
import {{ showFilm }} from "./film.js";
window.leave = await showFilm("film", document.querySelector("main"));
</script></html>"""


@pytest.fixture(scope="session")
def film_server(tmp_path_factory):
    """The address of a page with the film of the rings, on a server that knows nothing of Python's panels."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "film").mkdir()
    for name, content in record_film(demo_scene.rings_panel()).items():
        (folder / "film" / name).write_bytes(content)
    (folder / "film.js").write_text(SCRIPT, "utf-8")
    style = (SOURCES / "panel.css").read_text("utf-8")
    (folder / "index.html").write_text(PAGE.format(style=style), "utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture
def film(browser, film_server):
    """The panel on that page."""
    page = patient(browser.new_page(viewport={"width": 1100, "height": 800}))
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(film_server)
    panel = PanelOnPage(page.locator(".labs-panel"))
    panel.says("after 400 steps")
    yield panel
    page.close()
    assert errors == []


def test_a_slider_leads_to_what_was_recorded_at_each_stop(film):
    before = film.pixels()
    film.drag("λ", 1.0)
    film.says("λ = 10.00")
    assert changed(before, film.pixels()) > 0.01
    film.slider("λ").press("Home")
    film.says("λ = 0.00")
    assert film.box("λ").input_value() == "0"


def test_what_was_not_recorded_is_said_in_words(film):
    film.box("λ").fill("3.14159")
    film.box("λ").press("Enter")
    film.says("λ = 3.14159 was not recorded")
    film.says("Open the lab live")
    assert film.box("λ").get_attribute("aria-invalid") == "true"
    film.box("λ").press("Escape")
    film.says("λ = 0.70")


def test_two_controls_at_once_were_not_recorded_and_the_film_says_which_one_went_back(film):
    film.slider("λ").press("End")
    film.says("λ = 10.00")
    film.slider("learning rate α").press("Home")
    film.says("λ is back at 0.7")
    film.says("λ = 0.70")
    assert film.box("λ").input_value() == "0.7"
    assert film.box("learning rate α").input_value() == "0.01"


def test_the_run_plays_and_can_be_led_along(film):
    film.button("Back to the start").click()
    film.says("after 0 steps")
    start = film.pixels()
    film.button("One step").click()
    film.root.locator(".labs-place", has_text="2 of 100").wait_for()
    film.slider("Place in the run").press("End")
    film.says("after 400 steps")
    assert changed(start, film.pixels()) > 0.01
    film.slider("λ").press(" ")
    film.button("Pause").wait_for()
    film.button("Play").wait_for()
    film.says("after 400 steps")


def test_a_run_that_was_not_recorded_is_said_in_words(film):
    film.slider("learning rate α").press("Home")
    film.says("λ = 0.70: train")
    film.root.locator(".labs-place", has_text="100 of 100").wait_for()
    film.button("Back to the start").click()
    film.says("The run at learning rate α = 0.01 was not recorded")


def test_the_first_control_takes_its_runs_along(film):
    film.slider("λ").press("End")
    film.says("λ = 10.00")
    film.button("Back to the start").click()
    film.says("after 0 steps")


def test_the_picture_says_the_sentence_too(film):
    film.slider("λ").press("End")
    film.says("λ = 10.00")
    assert film.canvas.get_attribute("aria-label") == film.status.text_content()


def test_a_part_that_does_not_arrive_is_said_in_words_and_asked_for_again(browser, film_server):
    page = patient(browser.new_page())
    page.route("**/sweep-*", lambda route: route.abort())
    page.goto(film_server)
    panel = PanelOnPage(page.locator(".labs-panel"))
    panel.says("after 400 steps")
    panel.slider("λ").press("End")
    panel.says("did not arrive")
    page.unroute("**/sweep-*")
    panel.slider("λ").press("Home")
    panel.says("λ = 0.00")
    page.close()
