"""The folder .venv: built once from the lock, healed when the building was cut short, then left alone."""

import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK, VENV = ROOT / "requirements.lock", ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "labs-complete"  # written last: an install that was killed has none and is built anew
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)  # not .venv's own, which may have to go


class Stop(Exception):
    """Ends the launcher with a sentence that says what is wrong and what helps."""


def say(text: str) -> None:
    """Tell the learner what is going on, at once."""
    print(f"labs.py: {text}", flush=True)


def fingerprint() -> str:
    """What the environment is built from: the lock and the Python that runs it."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} Python {sys.version.split()[0]}"


def environment_is_ready() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8", "replace") == fingerprint()


def ensure_environment() -> None:
    """Build .venv where it is missing, out of date or half done; otherwise do nothing."""
    if environment_is_ready():
        return
    began = time.monotonic()
    if VENV.exists():
        say("the environment in .venv is unfinished or out of date; building it anew.")
        remove_environment()
    say("building .venv from requirements.lock, once (about 200 MB to fetch, a minute or a few) ...")
    make_venv()
    install("--require-hashes", "--only-binary", ":all:", "-r", LOCK)
    make_project_importable()
    STAMP.write_text(fingerprint(), "utf-8")
    say(f"environment ready after {time.monotonic() - began:.0f} s.")


def remove_environment() -> None:
    try:
        shutil.rmtree(VENV)
    except OSError as error:
        raise Stop(
            f"could not remove {error.filename}: {error.strerror}. Cure: close what still uses .venv "
            "(a running JupyterLab?), or delete the folder .venv yourself."
        ) from error


def make_venv() -> None:
    if shutil.which("uv"):
        run_step("uv", "venv", "--python", BASE_PYTHON, VENV)
    elif not can_make_venv() or subprocess.run([BASE_PYTHON, "-m", "venv", str(VENV)]).returncode:
        raise Stop(venv_hint())


def install(*what: object) -> None:
    """Install into .venv what is named as pip names it."""
    tool = ["uv", "pip", "install", "--python", PYTHON]
    if not shutil.which("uv"):
        tool = [PYTHON, "-m", "pip", "install"]
    run_step(*tool, *what)


def run_step(*command: object) -> None:
    """Run one step of the build in full view."""
    say("$ " + " ".join(map(str, command)))
    if subprocess.run(list(map(str, command)), cwd=ROOT).returncode:
        raise Stop(
            "that step failed; its last lines say why. Is the network up? Start labs.py again: it begins "
            "anew. python3 labs.py doctor looks at the machine."
        )


def can_make_venv() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def venv_hint() -> str:
    cure = (
        "sudo apt install python3-venv"
        if shutil.which("apt")
        else "install Python from https://www.python.org, which has it, and call labs.py with that"
    )
    return f"this Python cannot make a virtual environment: its venv part is missing. Cure: {cure}"


def make_project_importable() -> None:
    """One .pth line, relative so that it is plain ASCII whatever the folder is called."""
    packages = next(VENV.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages"))
    (packages / "labs.pth").write_text(os.path.relpath(ROOT, packages) + "\n", "ascii")


def in_environment(*arguments: object, **settings: str | None) -> int:
    """Run the environment's Python on `arguments` (a setting of None: that variable is unset); its exit code.

    The child has every Ctrl-C too: it is left to end in its own way before KeyboardInterrupt goes on from here.
    A request to terminate is handed on to it, and then ends things here in the same way.
    """
    env = {key: value for key, value in {**os.environ, **settings}.items() if value is not None}
    process = subprocess.Popen([str(PYTHON), *map(str, arguments)], cwd=ROOT, env=env)

    def hand_on(*_: object) -> None:
        process.terminate()
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, hand_on)
    interrupted = False
    while process.returncode is None:
        try:
            process.wait()
        except KeyboardInterrupt:
            interrupted = True
    if interrupted:
        raise KeyboardInterrupt
    return process.returncode
