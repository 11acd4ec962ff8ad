"""axe-core over every panel of every lab, its tools unfolded and a ghost kept."""

import importlib

import pytest

from labutils.labs import LABS
from tests.browser.axe import show, violations
from tests.browser.conftest import browser, lab_server, open_lab  # noqa: F401  the suite's own browser and server
from tests.browser.lab import write_notebook

PANELS = [
    pytest.param(lab.module, name, id=f"{number} {name}")
    for number, lab in LABS.items()
    for name in importlib.import_module(f"labutils.labs.{lab.module}").PANELS
]


@pytest.fixture(scope="module")
def page(open_lab, tmp_path_factory):  # noqa: F811
    with open_lab(write_notebook(tmp_path_factory.mktemp("axe") / "axe.ipynb", "1")) as page:
        yield page


@pytest.mark.parametrize(("module", "name"), PANELS)
@pytest.mark.fault("axe-core over every live panel")
def test_axe_finds_nothing(page, module, name, tried):
    show(page, module, name)
    assert violations(page.page, ".labs-panel") == []
    tried(1)
