"""The whole site: built twice it is the same, no larger than promised, and every control of every panel leads somewhere."""

import filecmp
import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.lab import CHROMIUM_FLAGS
from tests.browser.site import Film, SitePage, drive, served
from website.build import build, notebooks
from website.links import broken


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    build(folder, repository="someone/labs")
    return folder


@pytest.fixture(scope="module")
def context(site, chromium):
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS, *sandbox])
        yield lambda name: SitePage(browser.new_context(), address, name)
        browser.close()


def test_it_is_as_light_as_promised_and_every_link_leads_somewhere(site):
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) < 60e6
    assert broken(site) == []


def test_built_once_more_it_is_the_same_to_the_byte(site, tmp_path):
    build(tmp_path, repository="someone/labs")
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert filecmp.cmpfiles(site, tmp_path, files, shallow=False)[1:] == ([], [])


@pytest.mark.parametrize("name", [f"{path.stem}.html" for path in notebooks()])
def test_every_panel_shows_at_each_control_what_was_recorded(site, context, name):
    page = context(name)
    assert page.films
    for film in page.films:
        drive(film, Film(site / film.folder))
    page.page.context.close()
    assert (page.errors, page.strangers) == ([], [])
