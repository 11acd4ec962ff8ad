"""The clinic in a real page: a patient is called in, a wrong diagnosis is told why not, a right one shows the fixed run."""

import pytest

from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(open_lab, tmp_path_factory):
    cells = ("from labutils.labs import clinic as lab", 'lab.guess("patient 3")', "lab.curves_panel()")
    with open_lab(write_notebook(tmp_path_factory.mktemp("clinic") / "clinic.ipynb", *cells)) as page:
        page.run_all()
        yield page


def test_a_diagnosis_is_answered_by_the_patients_own_numbers_and_the_right_one_by_its_fixed_run(lab):
    form = lab.page.locator(".labs-guess").first
    form.wait_for()
    form.scroll_into_view_if_needed()
    form.get_by_label("α too large", exact=True).check()
    form.get_by_role("button", name="Guess", exact=True).click()
    form.locator(".labs-guess-reply", has_text="Look again: one update moves the weights by").wait_for()
    picture = form.locator(".labs-guess-picture")
    assert picture.is_hidden()
    form.get_by_role("button", name="Guess again").click()
    form.get_by_label("α too small", exact=True).check()
    form.get_by_role("button", name="Guess", exact=True).click()
    form.locator(".labs-guess-reply", has_text="Right. α is 0.0001").wait_for()
    picture.wait_for()
    lab.page.wait_for_function("img => img.complete && img.naturalWidth > 100", arg=picture.element_handle())


def test_a_patient_is_called_in(lab):
    panel = lab.panel(0)
    panel.root.wait_for()
    panel.root.scroll_into_view_if_needed()
    panel.says("A sound network")
    panel.root.get_by_role("combobox", name="patient", exact=True).select_option("patient 4")
    panel.says("the answers are no longer numbers")
