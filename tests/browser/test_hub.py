"""The recipe of docs/teaching.md for a class on one machine, run: a real JupyterHub, two learners, a panel moved."""

import json
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from launcher.versions import is_exercise, marked, version, without_outputs
from tests.browser.lab import (
    PATIENCE,
    REPOSITORY,
    PanelOnPage,
    end,
    free_port,
    patient,
    wait_for_answer,
    wait_until,
    write_notebook,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("configurable-http-proxy"), reason="JupyterHub's proxy is not installed"),
]
OVERRIDES = """
c.JupyterHub.port = {port}
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.JupyterHub.authenticator_class = "dummy"  # any password: learners have no accounts on the machine that runs this test
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/home/{{username}}"
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
c.Spawner.cmd[0] = c.JupyterHub.services[0]["command"][0] = {python!r}
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """The address of a hub with our recipe's configuration, and the folder of the learners' homes."""
    folder = tmp_path_factory.mktemp("hub")
    ports = {name: free_port() for name in ("port", "hub_port", "proxy_port")}
    recipe = (REPOSITORY / "docs/hub/jupyterhub_config.py").read_text("utf-8")
    (folder / "config.py").write_text(recipe + OVERRIDES.format(folder=folder, python=sys.executable, **ports), "utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    modules = f"{os.environ.get('NODE_PATH', '')}{os.pathsep}/usr/share/nodejs"  # Debian's, for a Node that is not Debian's
    places = {"LABS": str(REPOSITORY), "LABS_HUB": str(folder / "keys")}
    settings = {**places, "PATH": path, "NODE_PATH": modules.strip(os.pathsep)}
    with (folder / "hub.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", "config.py"],
            cwd=folder, env={**os.environ, **settings}, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            address = f"http://127.0.0.1:{ports['port']}"
            wait_for_answer(f"{address}/hub/login", process, folder / "hub.log")
            yield address, folder / "home"
        finally:
            end(process, PATIENCE / 1000)  # it first ends the servers of its learners, which nobody else would


@pytest.fixture
def log_in(hub, browser):
    """log_in(learner) -> the page of this learner's JupyterLab."""
    contexts = []

    def enter(learner: str):
        context = patient(browser.new_context(viewport={"width": 1280, "height": 900}))
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{hub[0]}/hub/login?next=%2Fhub%2Fspawn")
        page.fill("#username_input", learner)
        page.fill("#password_input", "any")
        page.click("#login_submit")
        page.locator(".jp-Notebook .jp-Cell:visible").first.wait_for()
        return page

    yield enter
    for context in contexts:
        context.close()


LAB, ANSWER = "03_regularise.ipynb", "mine = 'what I wrote'"
COMMANDS = "python -m launcher.update && python -m labutils.classroom handin --work ~/labs\n"


def an_older_copy(folder: Path) -> bytes:
    """A learner's copy of a lab whose first cell was another then, with an answer in it; returns what is in the file."""
    lab = json.loads((REPOSITORY / "notebooks" / LAB).read_text("utf-8"))
    lab["cells"][0]["source"] = "# The lab of last year"
    copy = marked(without_outputs(lab), version(lab))
    next(cell for cell in copy["cells"] if is_exercise(cell))["source"] = ANSWER
    folder.mkdir(parents=True)
    (folder / LAB).write_text(json.dumps(copy), "utf-8")
    return (folder / LAB).read_bytes()


def run_cells(page) -> None:
    """Run the notebook by the menu, as a learner does."""
    page.locator(".jp-Notebook .jp-Cell:visible").first.wait_for()
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def run_all(page) -> PanelOnPage:
    """The same; the notebook's panel."""
    run_cells(page)
    panel = PanelOnPage(page.locator(".labs-panel").first)
    panel.root.wait_for()
    return panel


def test_two_learners_have_servers_and_copies_of_their_own_and_panels_that_move(hub, log_in):
    address, homes = hub
    for learner in ("ada", "bob"):
        page = log_in(learner)
        labs = homes / learner / "labs"
        assert {lab.name for lab in labs.glob("*.ipynb")} == {lab.name for lab in (REPOSITORY / "notebooks").glob("*.ipynb")}
        write_notebook(labs / "mine.ipynb", "from labutils.labs import regularise as lab", "lab.penalty_panel()")
        page.goto(f"{address}/user/{learner}/lab/tree/mine.ipynb?reset")  # it alone is open
        panel = run_all(page)
        panel.says("λ = ")
        assert "λ = 10" not in panel.status.inner_text()
        panel.slider("λ").press("End")
        panel.says("λ = 10")
        assert labs.stat().st_mode & 0o077 == 0  # nor are they to another account of the machine
    keys = homes.parent / "keys"
    assert keys.stat().st_mode & 0o077 == 0 and (keys / "cookie_secret").exists()
    assert {made.name for made in homes.parent.iterdir()} == {"config.py", "hub.log", "home", "keys"}
    with pytest.raises(urllib.error.HTTPError):  # Bob's files are not open to somebody without his login
        urllib.request.urlopen(f"{address}/user/bob/api/contents", timeout=30)


def test_a_learner_with_an_older_copy_is_told_and_brings_the_answers_over(hub, log_in):
    address, homes = hub
    labs = homes / "eve" / "labs"
    before = an_older_copy(labs)
    page = log_in("eve")
    assert "lab 03 is newer here than in your copy" in (labs / "newer labs.txt").read_text("utf-8")
    assert (labs / LAB).read_bytes() == before
    page.goto(f"{address}/user/eve/lab?reset")  # nothing is open, so the launcher is
    page.locator(".jp-LauncherCard", has_text="Terminal").click()
    page.locator(".jp-Terminal .xterm").wait_for()
    page.keyboard.type(COMMANDS)
    wait_until(lambda: (labs / "handin_eve.json").exists(), page)
    after = (labs / LAB).read_text("utf-8")
    assert ANSWER in after and "# The lab of last year" not in after
    assert [kept.read_bytes() for kept in labs.glob("03_regularise_20*.ipynb")] == [before]
