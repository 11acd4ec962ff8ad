"""A headless Firefox, driven over WebDriver BiDi, which it speaks by itself: a page's scripts, the mouse, screenshots."""

import base64
import itertools
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from tests.browser.lab import PATIENCE, end

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
QUIET = {  # no page of its own, no looking for updates, nothing sent
    "browser.shell.checkDefaultBrowser": False, "browser.startup.homepage_override.mstone": "ignore",
    "app.update.disabledForTesting": True, "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False, "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False, "services.settings.server": "data:,#remote-settings-dummy/v1",
}  # fmt: skip


@contextmanager
def firefox(width: int = 1280, height: int = 900) -> Iterator["FirefoxPage"]:
    """One window of this size, with a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in QUIET.items()]
        (profile / "user.js").write_text("".join(lines), "utf-8")
        window = [f"--width={width}", f"--height={height}"]
        command = [PROGRAM, "--headless", "--remote-debugging-port=0", "--profile", folder, "--no-remote", *window]
        with (said := profile / "said.txt").open("w") as file:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=file)
        try:
            with connect(f"{address_of(process, said)}/session", max_size=None, open_timeout=PATIENCE / 1000) as wire:
                yield FirefoxPage(wire)
        finally:
            end(process)


def address_of(process: subprocess.Popen, said: Path) -> str:
    """Where it listens; it says so once it does. RuntimeError where it ends first."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until and process.poll() is None:
        if found := LISTENS.search(said.read_text("utf-8", "replace")):
            return found[1]
        time.sleep(0.1)
    raise RuntimeError(f"Firefox did not listen; it said:\n{said.read_text('utf-8', 'replace')}")


class FirefoxPage:
    """The page in its only tab; ``errors`` are what its scripts threw and what they logged as errors."""

    def __init__(self, wire):
        self.wire, self.numbers = wire, itertools.count(1)
        self.errors: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """One command and its answer; RuntimeError where it is refused."""
        number = next(self.numbers)
        self.wire.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self.wire.recv(timeout=PATIENCE / 1000))
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.errors.append(told["params"]["text"])
            if told.get("id") == number:
                if told["type"] == "error":
                    raise RuntimeError(f"{method}: {told['message']}")
                return told["result"]

    def open(self, address: str) -> None:
        """Go there and wait until it is loaded."""
        self.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def run(self, script: str) -> Any:
        """What this expression is on the page: a text, a number, a truth value or None; a promise is waited for."""
        answer = self.ask("script.evaluate", expression=script, target={"context": self.tab}, awaitPromise=True)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def wait(self, script: str) -> None:
        """Until this expression is true."""
        until = time.monotonic() + PATIENCE / 1000
        while not self.run(f"Boolean({script})"):
            assert time.monotonic() < until, f"this never came about: {script}"
            time.sleep(0.1)

    def drag(self, start: tuple[int, int], stop: tuple[int, int]) -> None:
        """Press the mouse at one place of the screen, go to another in ten steps, and let go."""
        way = [tuple(round(a + (b - a) * i / 10) for a, b in zip(start, stop, strict=True)) for i in range(11)]
        moves = [{"type": "pointerMove", "x": x, "y": y, "duration": 20} for x, y in way]
        down, up = ({"type": f"pointer{act}", "button": 0} for act in ("Down", "Up"))
        mouse = {"type": "pointer", "id": "mouse", "actions": [moves[0], down, *moves[1:], up]}
        self.ask("input.performActions", context=self.tab, actions=[mouse])

    def screenshot(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.ask("browsingContext.captureScreenshot", context=self.tab)["data"])
