"""A real JupyterLab of its own, and pages of it in a headless Chromium."""

import io
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import nbformat
import numpy as np
from PIL import Image

REPOSITORY = Path(__file__).resolve().parents[2]
CHROMIUM_FLAGS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


PATIENCE = 120_000  # ms until something is taken for missing: the machine may be slow and busy


def patient(page_or_context):
    """Waits for whatever comes, as long as it comes at all."""
    page_or_context.set_default_timeout(PATIENCE)
    page_or_context.set_default_navigation_timeout(PATIENCE)
    return page_or_context


def free_port() -> int:
    """A port that nobody listens at, below those that the system itself gives away until a server has taken it."""
    while True:
        port = 10_000 + secrets.randbelow(20_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port


def wait_for_answer(address: str, server: subprocess.Popen, log: Path, seconds: float = PATIENCE / 1000) -> None:
    """Until this address answers; RuntimeError with the server's log where it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=30).close()
            return
        except (urllib.error.URLError, OSError) as error:
            if getattr(error, "code", None) == 403:  # "forbidden" is an answer, 404 that of a proxy still without its server
                return
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start; its log:\n{log.read_text()}")


def end(server: subprocess.Popen, seconds: float = 10) -> None:
    """Ask it to end, then insist: an idle thread of anyio's may outlive its loop, and Python would wait for it."""
    server.terminate()
    try:
        server.wait(seconds)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


class LabServer:
    """JupyterLab on a free port, with a token, its settings and notebooks in ``folder``."""

    module, app = "jupyterlab", "LabApp"

    def __init__(self, folder: Path):
        self.work, self.token = folder / "work", secrets.token_hex(16)
        self.work.mkdir()
        overrides = folder / "config" / "labconfig" / "default_setting_overrides.json"
        overrides.parent.mkdir(parents=True)
        overrides.write_text('{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}')
        self.url = f"http://127.0.0.1:{free_port()}"
        self.log = (folder / "lab.log").open("w")
        self.process = subprocess.Popen(self._command(), env=self._environment(folder), stdout=self.log, stderr=self.log)

    def _command(self) -> list[str]:
        port = self.url.rsplit(":", 1)[1]
        options = {
            "ServerApp.ip": "127.0.0.1", "ServerApp.port": port, "ServerApp.port_retries": 0,
            "ServerApp.root_dir": self.work, "ServerApp.allow_root": True, "ServerApp.open_browser": False,
            "IdentityProvider.token": self.token, f"{self.app}.expose_app_in_browser": True, "LabApp.news_url": "None",
            "ServerApp.kernel_websocket_connection_class": "launcher.prompt.PromptConnection",
            "ServerApp.contents_manager_class": "launcher.pictures.PicturesStay",
            "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        }  # fmt: skip
        return [sys.executable, "-m", self.module, *(f"--{k}={v}" for k, v in options.items())]

    def _environment(self, folder: Path) -> dict[str, str]:
        places = {f"JUPYTER_{n}_DIR": str(folder / n.lower()) for n in ("CONFIG", "DATA", "RUNTIME")}
        path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "tests" / "browser")])
        own = {"HOME": str(folder), "IPYTHONDIR": str(folder / "ipython"), "PYTHONPATH": path}
        return {**os.environ, **places, **own, "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings")}

    def wait(self) -> None:
        """Until it answers."""
        wait_for_answer(f"{self.url}/api?token={self.token}", self.process, Path(self.log.name))

    def close(self) -> None:
        end(self.process)
        self.log.close()

    def lay(self, notebook: Path) -> str:
        """Copy a notebook into the work folder; returns its name there."""
        name = f"{secrets.token_hex(4)}_{notebook.name}"
        shutil.copy(notebook, self.work / name)
        return name


def write_notebook(path: Path, *cells: str) -> Path:
    """A notebook of code cells."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells], metadata=kernel)
    nbformat.write(notebook, path)
    return path


def wait_until(holds: Callable[[], bool], page) -> None:
    """Ask again and again, while the page lives on."""
    until = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < until, "this never came about"
        page.wait_for_timeout(100)


def changed(before: np.ndarray, after: np.ndarray) -> float:
    """The share of pixels that are not what they were."""
    assert before.shape == after.shape, "the layout jumped"
    return float((np.abs(before - after).max(axis=-1) > 8).mean())


def pixels_of(locator) -> np.ndarray:
    """What is on the screen there, (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("RGB")).astype(float)


class VoilaServer(LabServer):
    """Voilà: one notebook as a page without its code."""

    module = "voila"

    def __init__(self, folder: Path, notebook: Path):
        self.notebook = notebook
        super().__init__(folder)

    def _command(self) -> list[str]:
        port = self.url.rsplit(":", 1)[1]
        options = {"Voila.ip": "127.0.0.1", "port": port, "Voila.open_browser": False, "Voila.token": self.token}
        return [sys.executable, "-m", "voila", str(self.notebook), *(f"--{k}={v}" for k, v in options.items())]


class NotebookServer(LabServer):
    """Jupyter Notebook 7 in place of JupyterLab."""

    module, app = "notebook", "JupyterNotebookApp"


class LabPage:
    """One notebook open in the browser."""

    path = "lab/tree"

    def __init__(self, page, server: LabServer, notebook: Path):
        self.page, self.name = page, server.lay(notebook)
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self.note)
        page.goto(f"{server.url}/{self.path}/{self.name}?reset&token={server.token}")
        self._ready_at_the_second_try()

    def note(self, said) -> None:
        """Keep an error, but none of JupyterLab's own about a kernel that ends or starts again."""
        own = "Could not restore the debugger state", "Canceled future"
        if said.type == "error" and not any(words in said.text for words in own):
            self.errors.append(said.text)

    def _ready_at_the_second_try(self) -> None:
        """On a busy machine JupyterLab, once in many hundred openings, never hears that a new kernel is idle."""
        from playwright.sync_api import TimeoutError as TooLate

        try:
            self.wait_until_ready(PATIENCE / 2)
        except TooLate:
            self.page.reload()
            self.wait_until_ready()

    def wait_until_ready(self, patience: float = PATIENCE) -> None:
        """The notebook is drawn (any cell of it: the first may be scrolled out of sight) and its kernel idle."""
        self.page.locator(".jp-Notebook .jp-Cell:visible").first.wait_for()
        self.page.wait_for_function(
            """name => { const now = window.jupyterapp?.shell.currentWidget;
            return now?.context?.path === name && now.sessionContext.session?.kernel?.status === 'idle'; }""",
            arg=self.name, timeout=patience,
        )  # fmt: skip

    def run_all(self) -> None:
        """Run all cells and wait for the last."""
        self.command("notebook:run-all-cells")

    def command(self, name: str) -> None:
        """One of JupyterLab's own commands; returns when it is done."""
        self.page.evaluate("name => jupyterapp.commands.execute(name)", name)

    def run(self, code: str) -> str:
        """Run code in the notebook's kernel as another cell would; returns what it prints."""
        return self.page.evaluate(
            """async code => {
            const request = jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code });
            let said = "";
            request.onIOPub = ({ content }) => { said += content.text ?? content.traceback?.join("\\n") ?? ""; };
            await request.done;
            return said; }""",
            code,
        )

    def steps(self, sentence: str) -> int:
        """The number before "steps" in a sentence."""
        return int(re.search(r"(\d+) steps", sentence)[1])

    def close(self) -> None:
        """Shut the kernel down and close the page."""
        self.page.evaluate("jupyterapp.shell.currentWidget?.sessionContext.shutdown()")
        self.page.close()

    def panel(self, number: int = 0) -> "PanelOnPage":
        return PanelOnPage(self.page.locator(".labs-panel").nth(number))


class NotebookPage(LabPage):
    """One notebook open in Jupyter Notebook 7."""

    path = "notebooks"


class PanelOnPage:
    """A live panel as a learner meets it."""

    def __init__(self, root):
        self.root = root
        self.canvas = root.locator("canvas")
        self.status = root.locator(".labs-status")

    def slider(self, label: str):
        return self.root.get_by_role("slider", name=label, exact=True)

    def box(self, label: str):
        return self.root.get_by_role("spinbutton", name=label, exact=True)

    def drag(self, label: str, share: float) -> None:
        """Take the slider's thumb by the mouse and lead it to this share of its way, in steps as a hand does."""
        range_ = self.slider(label)
        range_.scroll_into_view_if_needed()
        box, mouse = range_.bounding_box(), range_.page.mouse
        now = range_.evaluate("range => range.value / range.max")
        left, way, y = box["x"] + 8, box["width"] - 16, box["y"] + box["height"] / 2  # the thumb is 16 wide
        mouse.move(left + now * way, y)
        mouse.down()
        mouse.move(left + share * way, y, steps=10)
        mouse.up()

    def button(self, label: str):
        return self.root.get_by_role("button", name=label, exact=True)

    def pixels(self) -> np.ndarray:
        """What is on the screen where the picture is, (height, width, 3)."""
        return pixels_of(self.canvas)

    def says(self, words: str) -> None:
        """Wait until the status line contains ``words``."""
        self.root.locator(".labs-status", has_text=words).wait_for()

    def shows(self, picture: np.ndarray) -> None:
        """Wait until this is what is on the screen."""
        wait_until(lambda: changed(self.pixels(), picture) < 0.001, self.root.page)

    def differs(self, picture: np.ndarray, share: float) -> None:
        """Wait until that share of the pixels is another than in the picture."""
        wait_until(lambda: changed(self.pixels(), picture) > share, self.root.page)
