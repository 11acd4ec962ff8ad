"""Says in plain sentences what is wrong with a machine, and the cure."""

import json
import os
import shutil
import subprocess
import webbrowser
from collections.abc import Iterator
from pathlib import Path

from launcher.copies import labs
from launcher.environment import PYTHON, ROOT, VENV, can_make_venv, environment_is_ready, say, venv_hint

GB_NEEDED = 1.5


def doctor() -> int:
    found = list(faults())
    for text in [*found, *notes()]:
        say(text)
    say("Start again when that is cured." if found else "nothing is wrong with this machine.")
    return 1 if found else 0


def faults() -> Iterator[str]:
    """What keeps the labs from running here, one sentence each, with the cure."""
    ready, free = environment_is_ready(), shutil.disk_usage(ROOT).free / 1e9
    if not (ready or shutil.which("uv") or can_make_venv()):
        yield venv_hint()
    if not ready and free < GB_NEEDED:
        yield f"only {free:.1f} GB are free on this disk; the environment needs {GB_NEEDED}. Cure: make room."
    if not ready and VENV.exists():
        yield "the environment in .venv is unfinished or out of date. Cure: python3 labs.py builds it anew."
    if ready and not imports_work():
        yield "the environment in .venv is damaged. Cure: delete the folder .venv and start labs.py again."
    if not labs():
        yield "the folder notebooks/ has no labs. Cure: git checkout -- notebooks"
    for path in [*labs(), *sorted((ROOT / "data").glob("*.h5"))]:
        if is_damaged(path):
            name = f"{path.parent.name}/{path.name}"
            yield f"{name} is damaged. Cure: git checkout -- {name}"


def imports_work() -> bool:
    return not subprocess.run([PYTHON, "-c", "import labutils, jupyterlab, anywidget"], capture_output=True).returncode


def is_damaged(path: Path) -> bool:
    if path.suffix == ".h5":
        return not path.read_bytes().startswith(b"\x89HDF\r\n\x1a\n")
    try:
        return not json.loads(path.read_text("utf-8"))["cells"]
    except (ValueError, KeyError, TypeError):
        return True


def notes() -> Iterator[str]:
    """What the labs do without."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        yield "note: no browser was found to open by itself; labs.py prints the address to open."
    if not find_chromium():
        yield "note: no Chromium or Chrome was found; the browser tests will be skipped."


def find_chromium() -> str | None:
    """Where the browser for the browser tests is; the variable LABS_CHROMIUM may name one."""
    names = (
        os.environ.get("LABS_CHROMIUM", ""),
        "chromium",
        "chromium-browser",
        "google-chrome",
        "chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    )
    return next(filter(None, map(shutil.which, names)), None)
