"""One JupyterLab and one browser for all tests here; a page of its own for each."""

import os
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.lab import CHROMIUM_FLAGS, PATIENCE, LabPage, LabServer, patient
from tests.browser.shown import load, show


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory):
    """A JupyterLab of its own: port, token, settings, work folder."""
    server = LabServer(tmp_path_factory.mktemp("lab"))
    try:
        server.wait()
        yield server
    finally:
        server.close()


@pytest.fixture(scope="session")
def browser(chromium):
    """The system's Chromium, headless."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, timeout=PATIENCE, args=[*CHROMIUM_FLAGS, *sandbox])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(browser):
    """A page that knows the scripts of a panel and nothing else, with a clock that only the test moves."""
    page = patient(browser.new_page())
    load(page)
    yield page
    page.close()


@pytest.fixture
def shown(page):
    """A panel with a control of each kind on that page."""
    return show(page)


@pytest.fixture(scope="session")
def open_lab(browser, lab_server):
    """with open_lab(notebook) as page: a copy of the notebook in a LabPage; errors on its console fail the test."""

    @contextmanager
    def opened(notebook: Path, **settings):
        context = patient(browser.new_context(viewport={"width": 1280, "height": 900}, **settings))
        page = LabPage(context.new_page(), lab_server, notebook)
        yield page
        page.close()
        context.close()
        assert page.errors == []

    return opened


@pytest.fixture
def lab_page(open_lab):
    """lab_page(notebook) -> LabPage, closed after the test."""
    with ExitStack() as stack:
        yield lambda notebook, **settings: stack.enter_context(open_lab(notebook, **settings))
