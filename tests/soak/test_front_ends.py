"""JupyterLab as others set it up: behind a prefix, and without the parts of the page that draw widgets."""

import json
import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.lab import CHROMIUM_FLAGS, LabPage, LabServer, patient, write_notebook

PANEL = "from labutils.labs import regularise as lab\nlab.penalty_panel()"
MANAGER = "@jupyter-widgets/jupyterlab-manager"


class Behind(LabServer):
    """A server whose pages lie below a prefix, as behind a proxy."""

    def _command(self):
        command = [*super()._command(), "--ServerApp.base_url=/labs/here/"]
        self.url += "/labs/here"
        return command


class Without(LabServer):
    """A server that lacks some of JupyterLab's extensions."""

    def __init__(self, folder, *lacking):
        self.lacking = dict.fromkeys(lacking, True)
        super().__init__(folder)

    def _command(self):
        settings = self.work.parent / "config" / "labconfig" / "page_config.json"
        settings.write_text(json.dumps({"disabledExtensions": self.lacking}), "utf-8")
        return super()._command()


@pytest.fixture
def browser(chromium):
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS, *sandbox])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    """opened(server) -> a page with one panel's cell, run; the server ends with the test."""
    servers = []

    def opened(server):
        servers.append(server)
        server.wait()
        page = patient(browser.new_page(viewport={"width": 1280, "height": 900}))
        lab = LabPage(page, server, write_notebook(tmp_path / "panel.ipynb", PANEL))
        lab.run_all()
        return lab

    yield opened
    for server in servers:
        server.close()


def test_behind_a_prefix(opened, tmp_path):
    lab = opened(Behind(tmp_path))
    panel = lab.panel()
    panel.says("L2, λ = 0: train")
    panel.box("λ").fill("3")
    panel.box("λ").press("Enter")
    panel.says("L2, λ = 3: train")
    assert lab.errors == []


def test_without_anywidget(opened, tmp_path):
    lab = opened(Without(tmp_path, "anywidget"))
    line = lab.page.get_by_text("Click to show javascript error.")
    line.click()
    lab.page.get_by_text("No version of module anywidget is registered").first.wait_for()


def test_without_any_widgets(opened, tmp_path):
    lab = opened(Without(tmp_path, "anywidget", MANAGER))
    lab.page.locator(".jp-OutputArea-output img").wait_for()
    assert lab.page.locator(".labs-panel").count() == 0
