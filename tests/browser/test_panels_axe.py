"""axe-core finds nothing in the panels with the most kinds of controls; all others are in tests/soak."""

import pytest

from labutils.labs.regularise import penalty_panel
from tests.browser.axe import show, violations
from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser
PANELS = [("playground", "playground_panel"), ("regularise", "penalty_panel"), ("clinic", "microscope_panel")]


@pytest.fixture(scope="module")
def page(open_lab, tmp_path_factory):
    with open_lab(write_notebook(tmp_path_factory.mktemp("axe") / "axe.ipynb", "1")) as page:
        yield page


@pytest.mark.parametrize(("module", "name"), PANELS)
def test_axe_finds_nothing_in_a_live_panel(page, module, name):
    show(page, module, name)
    assert violations(page.page, ".labs-panel") == []


UNANSWERED = """async ([code, spec]) => {
const { default: widget } = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
const model = { get: () => spec, on() {}, off() {}, send() {} };
const el = document.body.appendChild(document.createElement("div"));
widget.render({ model, el }); }"""


def test_a_panel_whose_kernel_has_not_answered_yet_has_names_too(browser):
    panel, tab = penalty_panel(), browser.new_page()
    tab.set_content("<!DOCTYPE html><html lang='en'><title>One panel</title><main></main>")
    tab.evaluate(UNANSWERED, [panel.widget._esm, panel.widget.spec])
    assert violations(tab, ".labs-panel") == []
    assert tab.locator("canvas").get_attribute("aria-label") == "The picture is on its way"
    tab.close()
    panel.close()
