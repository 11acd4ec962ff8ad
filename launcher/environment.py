"""The folder .venv: built once from the lock, healed when the building was cut short, then left alone."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from launcher.alone import alone
from launcher.basics import ROOT, Stop, plain_words, say
from launcher.causes import cause, venv_hint
from launcher.children import run_on, run_step
from launcher.hiding import NEEDED
from launcher.terms import our_terms

LOCK, VENV = ROOT / "requirements.lock", ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "labs-complete"  # written last: an install that was killed has none and is built again
EXTRAS = {"test": "the test packages", "site": "the packages that build the site"}  # no learner has to fetch them
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)  # not .venv's own, which may have to go
REFUSE_WHAT_HIDES = "import launcher.hiding; launcher.hiding.install()"
IMPORT_EACH = """
import importlib, sys
for name in sys.argv[1:]:
    print(f"{name}:", end=" ", flush=True)
    try:
        importlib.import_module(name)
        print("imported", flush=True)
    except BaseException as error:
        print(type(error).__name__, " ".join(str(error).split())[:200], flush=True)
"""


def fingerprint(*locks: Path) -> str:
    """What an environment is built from: its locks and the Python that runs it."""
    content = b"".join(lock.read_bytes() for lock in locks or [LOCK])
    return f"{hashlib.sha256(content).hexdigest()} Python {sys.version.split()[0]}"


def environment_is_ready() -> bool:
    return PYTHON.exists() and holds(STAMP, fingerprint())


def extra_lock(extra: str) -> Path:
    return ROOT / f"requirements-{extra}.lock"


def extra_stamp(extra: str) -> Path:
    """Written once an extra's packages are in .venv, too."""
    return VENV / f"labs-{extra}-complete"


def is_ready(extra: str) -> bool:
    return environment_is_ready() and holds(extra_stamp(extra), fingerprint(LOCK, extra_lock(extra)))


def holds(stamp: Path, text: str) -> bool:
    return stamp.exists() and stamp.read_text("utf-8", "replace") == text


def ensure_environment(extra: str = "") -> None:
    """Build .venv where it is missing, out of date or half done; otherwise do nothing. One builder at a time.

    extra : "test" or "site": the packages of that lock are wanted, too.
    """
    if is_ready(extra) if extra else environment_is_ready():
        return
    if os.pathsep in str(ROOT):
        raise Stop(f"{ROOT} has a {os.pathsep} in it, and no virtual environment works there. Cure: rename that folder.")
    with alone("until it has built the environment") as lock:
        if not environment_is_ready():
            build(lock)
        if extra and not is_ready(extra):
            add_packages(extra, lock)


def build(lock: int) -> None:
    began = time.monotonic()
    if os.path.lexists(VENV):
        say("the environment in .venv is unfinished or out of date; building it again.")
        remove_environment()
    say("building .venv from requirements.lock, once (about 200 MB to fetch, a few minutes) ...")
    make_venv(lock)
    install("--require-hashes", "--only-binary", ":all:", "-r", LOCK, lock=lock)
    make_project_importable()
    if broken := broken_imports():
        raise Stop(f"the environment was built, but {broken[0]}. Cure: start labs.py again; it builds it once more.")
    STAMP.write_text(fingerprint(), "utf-8")
    say(f"environment ready after {time.monotonic() - began:.0f} s.")


def add_packages(extra: str, lock: int) -> None:
    say(f"adding {EXTRAS[extra]} of {extra_lock(extra).name}, once ...")
    install("--require-hashes", "--only-binary", ":all:", "-r", extra_lock(extra), lock=lock)
    extra_stamp(extra).write_text(fingerprint(LOCK, extra_lock(extra)), "utf-8")


def remove_environment() -> None:
    try:
        if VENV.is_symlink() or not VENV.is_dir():
            raise Stop(f"{VENV} is not a folder of the labs' own. Cure: rename or remove it.")
        STAMP.unlink(missing_ok=True)  # first: nobody may take for whole what is about to go
        shutil.rmtree(VENV)
    except OSError as error:
        raise Stop(
            f"could not remove {error.filename}: {error.strerror}. Cure: close what still uses .venv "
            "(a running JupyterLab?), or delete the folder .venv yourself."
        ) from error


def make_venv(lock: int) -> None:
    if shutil.which("uv"):
        carry_out("uv", "venv", "--no-config", "--python", BASE_PYTHON, VENV, lock=lock)
    elif not can_make_venv():
        raise Stop(venv_hint())
    else:
        carry_out(BASE_PYTHON, "-I", "-m", "venv", VENV, lock=lock)


def install(*what: object, lock: int | None = None) -> None:
    """Install into .venv what is named as pip names it."""
    tool = ["uv", "pip", "install", "--python", PYTHON]
    if not shutil.which("uv"):
        tool = [PYTHON, "-m", "pip", "install", "--no-user"]
    carry_out(*tool, *what, lock=lock)


def carry_out(*command: object, lock: int | None) -> None:
    """One step of the build, its progress in a few lines; Stop with the cause where it fails."""
    say("$ " + " ".join(map(str, command)))
    code, said = run_step(*command, heard=Progress(), lock=lock)
    if code:
        print("\n".join(said.splitlines()[-12:]), flush=True)
        raise Stop(f"that step failed: {cause(said, code)}")


class Progress:
    """Hears what the installer prints and tells every 25th package."""

    def __init__(self):
        self.packages = 0

    def __call__(self, line: str) -> None:
        if line.startswith("Collecting "):
            self.packages += 1
            if self.packages % 25 == 0:
                say(f"{self.packages} packages so far ...")
        elif line.startswith(("Installing collected", "Prepared ")):
            say("fetched; unpacking them ...")


def broken_imports() -> list[str]:
    """What of NEEDED the environment's Python cannot import, in words; one that ends Python ends the list."""
    command = [str(PYTHON), "-c", IMPORT_EACH, *NEEDED]
    try:
        run = subprocess.run(command, cwd=ROOT, env=our_terms(), capture_output=True, encoding="utf-8", errors="replace")
    except OSError as error:
        return [f"its Python does not start ({plain_words(error)})"]
    if not run.stdout:
        return ["its Python does not start"]
    results = dict(line.split(":", 1) for line in run.stdout.splitlines() if ": " in line)
    wrong = {name: what.strip() or "it ends Python" for name, what in results.items() if what.strip() != "imported"}
    return [f"{name} cannot be imported ({what})" for name, what in wrong.items() if name in NEEDED]


def can_make_venv() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def make_project_importable() -> None:
    """In a .pth file: the folder, relative so that it is plain ASCII whatever it is called; and ``launcher.hiding``."""
    packages = next(VENV.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages"))
    (packages / "labs.pth").write_text(f"{os.path.relpath(ROOT, packages)}\n{REFUSE_WHAT_HIDES}\n", "ascii")


def in_environment(*arguments: object, **settings: str | None) -> int:
    """Run the environment's Python on ``arguments`` in this terminal; its exit code."""
    return run_on(PYTHON, *arguments, **settings)
