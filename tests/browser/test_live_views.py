"""Several views of one panel: they agree with the kernel, come and go, and follow the screen they are on."""

import numpy as np
import pytest

from tests.browser.lab import pixels_of, wait_until, write_notebook

pytestmark = pytest.mark.browser

CELLS = ("import demo_scene", "panel = demo_scene.long_panel(steps=8)\npanel")
MOVE = """([panel, place]) => { // as a hand does, without waiting for anything
    const range = document.querySelectorAll(".labs-panel")[panel].querySelector("input[type=range]");
    range.value = place;
    range.dispatchEvent(new Event("input"));
}"""
SHOWN = """[...document.querySelectorAll('.labs-panel')].map(
    panel => [panel.querySelector('.labs-box').value, panel.querySelector('input').value])"""
TO_THE_NOTEBOOK = "jupyterapp.shell.activateById([...jupyterapp.shell.widgets('main')].find(w => w.sessionContext).id)"
CLOSE_VIEW = "[...jupyterapp.shell.widgets('main')].find(widget => !widget.sessionContext).close()"
RATIO = """Math.min(... // the widest view has one pixel for each of the screen's
    [...document.querySelectorAll('.labs-panel canvas')].map(canvas => canvas.width / canvas.clientWidth))"""

SOON_AT_ITS_END = """scene = panel.scene  # in one cell: the run goes on between two
scene.steps = scene.width = scene.steps_shown // 4 * 4 + 400
print(scene.steps)"""


@pytest.fixture(scope="module")
def shared(open_lab, tmp_path_factory):
    """One notebook for all tests here, with its output shown twice."""
    with open_lab(write_notebook(tmp_path_factory.mktemp("views") / "views.ipynb", *CELLS)) as lab:
        lab.run_all()
        lab.panel().says("after 4 steps")
        lab.command("docmanager:save")
        new_view(lab)
        yield lab


@pytest.fixture
def lab(shared):
    """The panel at rest."""
    shared.run("panel.scene.steps = 8; panel.reset()")
    for view in (0, 1):
        shared.panel(view).says("λ = 0.70:")
        shared.panel(view).says("after 8 steps")
    yield shared
    shared.page.evaluate(TO_THE_NOTEBOOK)


def new_view(lab) -> None:
    """Beside the notebook, which stays the one that is worked in."""
    lab.command("notebook:create-output-view")
    lab.page.evaluate(TO_THE_NOTEBOOK)
    lab.page.locator(".labs-panel").nth(1).wait_for()


def agree(lab, *pages) -> None:
    """Each slider and its box stand where the kernel's value is, and stay there."""

    def equal() -> bool:
        value = float(lab.run("print(panel.values['lambd'])"))
        shown = [float(number) for page in pages for number, _ in page.evaluate(SHOWN)]
        places = [round(float(place) / 10, 9) for page in pages for _, place in page.evaluate(SHOWN)]
        return set(shown) | set(places) == {value}

    wait_until(equal, lab.page)
    at_rest = "print(panel.player.works() or panel.player.shows())"
    wait_until(lambda: lab.run(at_rest) == "False\n", lab.page)
    assert equal()


@pytest.mark.fault("two views move one slider within a tenth of a second")
def test_two_views_that_move_one_slider_at_once_end_where_the_kernel_is(lab, tried):
    rng = np.random.default_rng(0)
    for _ in range(10):
        hands = [
            [int(view), int(place)]
            for view, place in zip((0, 1, 0, 1, 1, 0)[: rng.integers(2, 7)], rng.integers(101, size=6))
        ]
        lab.page.evaluate(f"moves => moves.forEach({MOVE})", hands)
        agree(lab, lab.page)
    tried(10)


@pytest.mark.fault("two tabs move one slider within a tenth of a second")
def test_two_tabs_that_move_one_slider_at_once_end_where_the_kernel_is(lab, lab_server, tried):
    tab = lab.page.context.new_page()
    tab.goto(lab.page.url.split("?")[0] + f"?token={lab_server.token}")
    tab.locator(".labs-panel .labs-status", has_text="after 8 steps").first.wait_for()
    rng = np.random.default_rng(1)
    for _ in range(10):
        for page in (lab.page, tab)[:: rng.choice([1, -1])]:
            page.evaluate(MOVE, [0, int(rng.integers(101))])
        agree(lab, lab.page, tab)
    lab.run_all()
    tab.get_by_text("This panel is closed: its cell was run in another window").wait_for()
    assert lab.page.locator(".labs-closed").count() == 0
    lab.panel(1).says("after 4 steps")
    tab.close()
    tried(10)


@pytest.mark.fault("a view closed and opened again while the run goes on")
def test_a_view_closed_and_opened_again_in_mid_run_goes_on(lab):
    lab.run("panel.scene.steps = 10**9")
    lab.panel().slider("λ").press("ArrowRight")
    lab.panel(1).button("Pause").wait_for()
    lab.page.evaluate(CLOSE_VIEW)
    lab.page.wait_for_function("document.querySelectorAll('.labs-panel').length === 1")
    new_view(lab)
    lab.panel(1).button("Pause").wait_for()
    end = int(lab.run(SOON_AT_ITS_END))
    for view in (0, 1):
        lab.panel(view).says(f"after {end} steps")
    lab.panel(1).slider("λ").press("ArrowRight")
    lab.panel(0).says("λ = 0.90:")


@pytest.mark.fault("a screen of another pixel ratio, without a change of size")
def test_the_picture_is_drawn_once_more_on_a_screen_of_another_ratio(lab):
    tools = lab.page.context.new_cdp_session(lab.page)
    size = {**lab.page.viewport_size, "mobile": False}
    for ratio in (2, 1.25, 1):
        tools.send("Emulation.setDeviceMetricsOverride", {**size, "deviceScaleFactor": ratio})
        for scheme in (
            "dark",
            "light",
        ):  # the emulation asks no media query again, as another screen does, until one changes
            lab.page.emulate_media(color_scheme=scheme)
        wait_until(lambda ratio=ratio: abs(lab.page.evaluate(RATIO) - ratio) < 0.01, lab.page)
    tools.detach()


@pytest.mark.fault("high contrast: forced colours")
def test_with_forced_colours_the_track_and_the_chosen_button_are_seen(lab):
    lab.page.emulate_media(forced_colors="active")
    panel = lab.panel()
    assert strokes(panel.slider("λ")) > 0.9, "a line from one end to the other"
    chosen, other = (colour_of(panel.root.get_by_text(word, exact=True)) for word in ("fast", "slow"))
    assert np.abs(chosen - other).max() > 60
    lab.page.emulate_media(forced_colors="none")


def strokes(locator) -> float:
    """The share of its columns in which something differs from its background."""
    pixels = pixels_of(locator)
    return float((np.abs(pixels - pixels[0, 0]).max(axis=(0, 2)) > 40).mean())


def colour_of(locator) -> np.ndarray:
    """The commonest colour: its background."""
    colours, counts = np.unique(pixels_of(locator).reshape(-1, 3), axis=0, return_counts=True)
    return colours[counts.argmax()]
