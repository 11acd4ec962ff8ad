"""Who looks, and how: less motion, a hidden tab, panels side by side, a panel scrolled far away and back."""

import time

import pytest

from tests.browser.lab import changed, wait_until, write_notebook

pytestmark = pytest.mark.browser

LONG, SHORT, ENDLESS = 10_000, 400, 10**9  # steps: a second or so, a blink, and a run that others have to end
CELLS = (
    "import demo_scene",
    "panel = demo_scene.long_panel()\npanel",
    "other = demo_scene.long_panel()\nother",
    *["print('line\\n' * 12)"] * 40,
)
HIDE = """hidden => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
ONLY_IN_SIGHT = """() => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.notebookConfig = { ...notebook.notebookConfig, windowingMode: "full" };
}"""
LEAVE = """() => { // what has the focus, and the cell that is active, always stay on the page
    document.activeElement.blur();
    jupyterapp.shell.currentWidget.content.activeCellIndex = 0;
}"""
SCROLL = """share => {
    const all = document.querySelector(".jp-WindowedPanel-outer");
    all.scrollTop = share * all.scrollHeight;
    const seen = document.querySelector(".labs-panel canvas").checkVisibility({ contentVisibilityAuto: true });
    return seen === (share === 0);
}"""


@pytest.fixture(scope="module")
def shared(open_lab, tmp_path_factory):
    """One long notebook for all tests here."""
    with open_lab(write_notebook(tmp_path_factory.mktemp("looking") / "long.ipynb", *CELLS)) as page:
        page.run_all()
        yield page


@pytest.fixture
def lab(shared):
    """The panels at rest after four steps; a visible page, at its top, once more in the end."""
    shared.panel().root.scroll_into_view_if_needed()
    begin(shared)
    yield shared
    shared.page.evaluate(HIDE, False)
    shared.page.wait_for_function(SCROLL, arg=0, polling=200)
    shared.page.emulate_media(reduced_motion="no-preference")


def begin(lab) -> None:
    for steps in (8, 4):  # two pictures, so that the words cannot be those of an earlier one
        lab.run(f"for p in (panel, other): p.scene.steps = {steps}; p.set(lambd=0.7, alpha=0.5)")
        lab.panel().says(f"after {steps} steps")


def run_without_the_page(lab, steps) -> None:
    lab.run(f"panel.scene.steps = {steps}; panel.set(lambd=0.8)")


def last_picture(lab, steps):
    """The picture at the end of such a run; then the panels rest at the beginning again."""
    run_without_the_page(lab, steps)
    lab.panel().says(f"after {steps} steps")
    picture = lab.panel().pixels()
    begin(lab)
    return picture


def run_by_hand(lab, steps) -> None:
    lab.run(f"panel.scene.steps = {steps}")
    lab.panel().slider("λ").press("ArrowRight")


def hide(lab) -> None:
    """Another tab is in front, and the kernel knows."""
    lab.page.evaluate(HIDE, True)
    wait_until(lambda: lab.run("print(panel.widget.viewers.looking)") == "set()\n", lab.page)


def frames(lab) -> int:
    """How many have been sent to the first panel."""
    return int(lab.run("print(panel.widget.viewers.number)"))


def test_who_asked_for_less_motion_sees_four_pictures_a_second_and_the_last_one(lab):
    last = last_picture(lab, LONG)
    lab.page.emulate_media(reduced_motion="reduce")
    before, begun = frames(lab), time.monotonic()
    run_by_hand(lab, LONG)
    lab.panel().says(f"after {LONG} steps")
    sent, seconds, seen = frames(lab) - before, time.monotonic() - begun, lab.panel().pixels()
    assert 2 <= sent <= 4 * seconds + 2
    assert changed(seen, last) < 0.001


def test_a_hidden_tab_is_sent_nothing_and_the_run_goes_on_when_it_is_back(lab):
    run_by_hand(lab, ENDLESS)
    lab.panel().button("Pause").wait_for()
    hide(lab)
    sent, done = frames(lab), lab.run("print(panel.scene.steps_shown)")
    lab.page.wait_for_timeout(400)
    assert (frames(lab), lab.run("print(panel.scene.steps_shown)")) == (sent, done)
    end = int(done) // 4 * 4 + 400
    lab.run(f"panel.scene.steps = panel.scene.width = {end}")
    lab.page.evaluate(HIDE, False)
    lab.panel().says(f"after {end} steps")
    seen = lab.panel().pixels()
    assert changed(seen, last_picture(lab, end)) < 0.001


def test_what_changed_while_the_tab_was_hidden_stands_there_afterwards(lab):
    last, before = last_picture(lab, SHORT), lab.panel().pixels()
    hide(lab)
    run_without_the_page(lab, SHORT)
    lab.page.wait_for_timeout(200)
    assert changed(before, lab.panel().pixels()) < 0.001
    lab.page.evaluate(HIDE, False)
    lab.panel().says(f"after {SHORT} steps")
    assert changed(lab.panel().pixels(), last) < 0.001


def test_a_choice_in_one_panel_leaves_the_other_panels_choice_alone(lab):
    first, second = lab.panel(0).root, lab.panel(1).root
    first.get_by_text("slow").click()
    second.get_by_text("slow").click()
    second.get_by_text("fast").click()
    assert first.get_by_role("radio", name="slow").is_checked()
    assert second.get_by_role("radio", name="fast").is_checked()


def test_a_panel_scrolled_far_away_is_there_again_when_scrolled_back(lab):
    there_again(lab)
    lab.page.evaluate(ONLY_IN_SIGHT)  # JupyterLab's other way: cells out of sight are taken off the page
    there_again(lab)


def there_again(lab) -> None:
    last = last_picture(lab, SHORT)
    lab.page.evaluate(LEAVE)
    lab.page.wait_for_function(SCROLL, arg=1, polling=200)
    run_without_the_page(lab, SHORT)
    lab.page.wait_for_timeout(300)
    lab.page.wait_for_function(SCROLL, arg=0, polling=200)
    lab.panel().shows(last)
