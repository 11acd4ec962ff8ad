"""Lab 08 as a learner meets it: the bars are moved, the verdict follows, and a mistake is tagged from its drop-down."""

import pytest

from tests.browser.lab import changed, write_notebook

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(open_lab, tmp_path_factory):
    cells = ("from labutils.labs import strategy as lab", "lab.budget_panel()", "lab.tagging_panel()")
    with open_lab(write_notebook(tmp_path_factory.mktemp("strategy") / "strategy.ipynb", *cells)) as page:
        page.run_all()
        yield page


def typed(panel, label, value):
    panel.box(label).fill(str(value))
    panel.box(label).press("Enter")


def test_the_same_nine_points_change_their_name_with_train_dev(lab):
    panel = lab.panel(0)
    panel.root.scroll_into_view_if_needed()
    for label, value in {"people": 1, "train": 1, "dev": 10, "test": 10}.items():
        typed(panel, label, value)
    panel.says("The problem: nobody can tell yet. Next: measure train-dev.")
    typed(panel, "train-dev", 1.5)
    panel.says("The problem: data mismatch. Next: find what is special in dev")
    before = panel.pixels()
    typed(panel, "train-dev", 9)
    panel.says("The problem: variance. Next: more data")
    assert changed(before, panel.pixels()) > 0.003


def test_a_bar_can_be_dragged(lab):
    panel = lab.panel(0)
    panel.root.scroll_into_view_if_needed()
    panel.root.locator(".labs-reset").click()  # train-dev is not measured then
    panel.drag("train", 1.0)
    panel.says("The problem: avoidable bias, if train-dev lies between train and dev.")


def test_a_mistake_is_tagged(lab):
    panel = lab.panel(1)
    panel.root.scroll_into_view_if_needed()
    panel.says("None of the 20 mistakes is tagged yet")
    panel.root.get_by_role("combobox", name="mistake 7", exact=True).select_option("hole filled")
    panel.says("1 of 20 tagged: hole filled 1.")
