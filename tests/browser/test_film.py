"""A panel's film on a page without a kernel: it moves like the panel, and says what was not recorded."""

from contextlib import contextmanager

import pytest

from labutils.live.film import SCRIPT, record_film
from labutils.live.stage import SOURCES
from tests.browser import demo_scene
from tests.browser.lab import PanelOnPage, changed, patient, wait_until
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


HIDE = """hidden => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


class ByTheClock(PanelOnPage):
    """The same panel with a clock that only the test moves; what is fetched and decoded takes the time it takes."""

    @property
    def page(self):
        return self.root.page

    def later(self, ms: int) -> None:
        for _ in range(max(ms // 100, 1)):  # a little at a time, so that what is fetched can come in between
            self.page.clock.run_for(min(ms, 100))

    def until(self, words: str) -> None:
        """Until the sentence has these words."""

        def there():
            self.later(20)
            return words in self.status.text_content()

        wait_until(there, self.page)

    def play(self) -> None:
        """Press Play, and wait until the first picture of the run is there."""
        before = self.place()
        self.button("Play").click()
        self.later(20)
        wait_until(lambda: self.later(20) or self.place() != before, self.page)

    def now(self) -> float:
        return self.page.evaluate("performance.now()")

    def place(self) -> str:
        """Where the film is, of how many."""
        film = self.slider("Place in the run")
        return f"{film.input_value()} / {film.get_attribute('max')}"

    def at(self) -> int:
        return int(self.slider("Place in the run").input_value())


@contextmanager
def opened(browser, address, **settings):
    page = patient(browser.new_page(**settings))
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    page.goto(address)
    page.locator(".labs-panel").wait_for()
    panel = ByTheClock(page.locator(".labs-panel"))
    panel.until("after 400 steps")
    yield panel
    page.close()


@pytest.fixture
def clocked(browser, film_server):
    with opened(browser, film_server) as panel:
        yield panel


COUNT = """() => {
    window.painted = 0;
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (...how) {
        painted += 1;
        return get.apply(this, how);
    };
}"""


def test_a_run_is_shown_in_six_seconds_and_goes_on_where_it_was_held(clocked):
    held = 0
    for _ in range(2):
        began = clocked.now()
        clocked.play()
        clocked.later(2_000)
        assert clocked.at() == pytest.approx(held + (clocked.now() - began) / 60, abs=5)
        clocked.button("Pause").click()
        clocked.later(200)
        held = clocked.at()
        clocked.later(1_000)
        assert clocked.at() == held and clocked.button("Play").count() == 1
    clocked.page.evaluate(COUNT)
    clocked.button("Play").click()
    clocked.later(7_000)
    assert clocked.place() == "100 / 100" and "after 400 steps" in clocked.status.text_content()
    assert clocked.button("Play").count() == 1
    assert 10 < clocked.page.evaluate("painted") <= 105 - held, "each picture once, however often the page refreshes"


@pytest.mark.parametrize("hand", ["slider", "reset", "leaves"])
def test_a_hand_ends_what_plays(clocked, hand):
    clocked.play()
    clocked.later(1_000)
    if hand == "slider":
        clocked.slider("λ").press("End")
        clocked.until("λ = 10.00")
    elif hand == "reset":
        clocked.button("Reset").click()
    else:
        clocked.page.evaluate(HIDE, True)
        clocked.page.evaluate(HIDE, False)
    wait_until(lambda: clocked.later(20) or clocked.button("Play").count() == 1, clocked.page)  # a picture is decoded first
    before = clocked.status.text_content(), clocked.place()
    clocked.later(2_000)
    assert (clocked.status.text_content(), clocked.place()) == before
    assert clocked.button("Play").count() == 1


def test_who_asked_for_less_motion_sees_four_pictures_a_second(browser, film_server):
    with opened(browser, film_server, reduced_motion="reduce") as panel:
        panel.play()
        places = set()
        for _ in range(100):
            panel.later(20)
            places.add(panel.place())
        assert 6 <= len(places) <= 10


def test_the_film_is_led_to_a_place_and_no_further_than_its_ends(clocked):
    film = clocked.slider("Place in the run")
    for key, at in (("Home", 0), ("ArrowLeft", 0), ("End", 100), ("ArrowLeft", 98)):
        film.press(key)
        clocked.until(f"after {4 * at} steps")
        assert clocked.at() == at
    for at in (100, 100):
        clocked.button("One step").click()
        clocked.later(100)
        clocked.until(f"after {4 * at} steps")
    clocked.button("Back to the start").click()
    clocked.until("after 0 steps")


def test_reset_brings_the_first_picture_back_though_a_part_is_still_on_its_way(browser, film_server):
    with opened(browser, film_server) as panel:
        waiting = []
        panel.page.route("**/sweep-*", lambda route: waiting.append(route))
        panel.slider("learning rate α").press("End")
        wait_until(lambda: waiting, panel.page)
        panel.button("Reset").click()
        panel.later(100)
        before = panel.status.text_content(), panel.place()
        assert panel.box("learning rate α").input_value() == "0.5"
        with panel.page.expect_response("**/sweep-*") as come:
            waiting[0].continue_()
        come.value.finished()
        panel.later(500)
        panel.page.wait_for_timeout(100)
        panel.later(500)
        assert (panel.status.text_content(), panel.place()) == before
        panel.page.unroute_all(behavior="ignoreErrors")


def test_each_part_is_fetched_once_and_what_comes_late_does_not_cover_what_was_wished_since(browser, film_server):
    with opened(browser, film_server) as panel:
        asked, waiting = [], []
        panel.page.on("request", lambda request: asked.append(request.url))

        def hold(route):
            if waiting:
                route.continue_()
            else:
                waiting.append(route)

        panel.page.route("**/sweep-*", hold)
        panel.slider("learning rate α").press("End")
        wait_until(lambda: waiting, panel.page)
        panel.slider("λ").press("End")
        panel.until("λ = 10.00")
        waiting[0].continue_()
        panel.later(500)
        panel.page.wait_for_timeout(100)
        panel.later(500)
        assert "λ = 10.00" in panel.status.text_content()
        for key in ("Home", "End"):
            panel.slider("λ").press(key)
            panel.until("λ = 0.00" if key == "Home" else "λ = 10.00")
        assert len(asked) == len(set(asked))
        panel.page.unroute_all(behavior="ignoreErrors")


def test_a_value_that_is_there_already_changes_nothing(clocked):
    before = clocked.status.text_content()
    clocked.box("λ").fill("0.70")
    clocked.box("λ").press("Enter")
    clocked.later(300)
    assert clocked.status.text_content() == before and clocked.box("λ").get_attribute("aria-invalid") is None
    clocked.box("λ").fill("3.14159")
    clocked.box("λ").press("Enter")
    clocked.until("was not recorded")
    clocked.box("λ").fill("0.7")
    clocked.box("λ").press("Enter")
    clocked.until("λ = 0.70")
    clocked.later(300)
    assert "recorded" not in clocked.status.text_content()
