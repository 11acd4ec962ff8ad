"""axe-core over every panel of every lab, its tools unfolded and a ghost kept."""

import importlib
import os

import pytest
from playwright.sync_api import sync_playwright

from labutils.labs import LABS
from tests.browser.axe import show, violations
from tests.browser.lab import CHROMIUM_FLAGS, LabPage, LabServer, write_notebook

PANELS = [
    pytest.param(lab.module, name, id=f"{number} {name}")
    for number, lab in LABS.items()
    for name in importlib.import_module(f"labutils.labs.{lab.module}").PANELS
]


@pytest.fixture(scope="module")
def page(chromium, tmp_path_factory):
    folder = tmp_path_factory.mktemp("axe")
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    server = LabServer(folder)
    try:
        server.wait()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS, *sandbox])
            page = LabPage(browser.new_page(), server, write_notebook(folder / "axe.ipynb", "1"))
            yield page
            page.close()
            browser.close()
    finally:
        server.close()


@pytest.mark.parametrize(("module", "name"), PANELS)
@pytest.mark.fault("axe-core over every live panel")
def test_axe_finds_nothing(page, module, name, tried):
    show(page, module, name)
    assert violations(page) == []
    tried(1)
