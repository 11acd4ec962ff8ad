#!/usr/bin/env python3
"""The one launcher of the practice labs. It needs nothing but Python.

    python3 labs.py                 open the labs in JupyterLab (the same as: open)
    python3 labs.py open [NN]       ... at lab NN; options such as --no-browser or --port=9000 go on to JupyterLab
    python3 labs.py reset NN        lay a fresh copy of lab NN; yours is kept beside it under a dated name
    python3 labs.py test [--fast]   run the whole test suite (--fast: without browser and notebooks); arguments go to pytest
    python3 labs.py notebooks [NN]  run the shipped notebooks again and write their outputs
    python3 labs.py bench [--peers] measure speed; --peers installs PyTorch first, to compare with it
    python3 labs.py doctor          say what is wrong with this machine, and the cure

The first run builds .venv from requirements.lock; every later one starts without touching the network.
"""
from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK, VENV, NOTEBOOKS, WORK = ROOT / "requirements.lock", ROOT / ".venv", ROOT / "notebooks", ROOT / "work"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "labs-complete"  # written last: an install that was killed has none and is built anew
OLDEST_PYTHON, ROOM_NEEDED = (3, 11), 2.0  # ROOM_NEEDED in GB
QUIET_LAB = {  # JupyterLab's own config files, laid in work/.jupyter: no news, no update check, no extension index
    "jupyter_lab_config.json": {"LabApp": {
        "news_url": None, "check_for_updates_class": "jupyterlab.NeverCheckForUpdate", "extension_manager": "readonly"}},
    "labconfig/default_setting_overrides.json": {"@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false", "checkForUpdates": False}},
}


class Stop(Exception):
    """Ends the launcher with one sentence that says what is wrong and what helps."""


def say(text: str) -> None:
    print(f"labs.py: {text}", flush=True)


# ------------------------------------------------------------------------------------------------ the environment
def fingerprint() -> str:
    """What the environment is built from: the lock and the Python that runs it."""
    return hashlib.sha256(LOCK.read_bytes()).hexdigest() + f" Python {sys.version.split()[0]}"


def environment_is_ready() -> bool:
    return STAMP.exists() and PYTHON.exists() and STAMP.read_text(encoding="ascii") == fingerprint()


def ensure_environment() -> None:
    """Build .venv where it is missing, out of date or half done; otherwise do nothing, network included."""
    if environment_is_ready():
        return
    began = time.monotonic()
    if VENV.exists():
        say("the environment in .venv is unfinished or out of date; building it anew.")
        shutil.rmtree(VENV)
    say(f"building .venv from {LOCK.name} (once; about 300 MB to download, a few minutes) ...")
    with_uv() if shutil.which("uv") else with_pip()
    make_project_importable()
    STAMP.write_text(fingerprint(), encoding="ascii")
    say(f"environment ready after {time.monotonic() - began:.0f} s.")


def with_uv() -> None:
    run_step(["uv", "venv", "--python", sys.executable, VENV])
    run_step(["uv", "pip", "install", "--python", PYTHON, "--require-hashes", "--only-binary", ":all:", "-r", LOCK])


def with_pip() -> None:
    if not can_make_venv():
        raise Stop(venv_hint())
    if subprocess.run([sys.executable, "-m", "venv", VENV]).returncode:
        raise Stop(venv_hint())
    run_step([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes",
              "--only-binary", ":all:", "-r", LOCK])


def run_step(command: list) -> None:
    """Run one step of the build in full view."""
    say("$ " + " ".join(str(part) for part in command))
    if subprocess.run([str(part) for part in command], cwd=ROOT).returncode:
        raise Stop("that step failed; its last lines say why. Is the network up? Then start labs.py again: "
                   "it begins anew. `python3 labs.py doctor` looks at the machine.")


def can_make_venv() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def venv_hint() -> str:
    cure = ("sudo apt install python3-venv" if shutil.which("apt")
            else "python3 -m pip install --user uv" if importlib.util.find_spec("pip")
            else "install Python from python.org, which has venv in it")
    return f"this Python cannot make a virtual environment (its venv part is missing). Cure: {cure}"


def make_project_importable() -> None:
    """One .pth line, relative so that it is plain ASCII whatever the folder is called."""
    [packages] = [*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages")][:1]
    (packages / "labs.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="ascii")


def in_environment(*arguments: object, **settings: str) -> int:
    """Run the environment's Python on `arguments`; Ctrl-C waits for it to end by itself. Returns its exit code."""
    process = subprocess.Popen([str(PYTHON), *map(str, arguments)], cwd=ROOT, env={**os.environ, **settings})
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the child has had the same Ctrl-C
            continue


# ---------------------------------------------------------------------------------------------------- the commands
def open_labs(*arguments: str) -> int:
    """open [NN] [JupyterLab's options]"""
    numbers = [a for a in arguments if not a.startswith("-")]
    first = find_lab(numbers[0]) if numbers else next(iter(labs()), None)
    ensure_environment()
    lay_working_copies()
    lay_quiet_config()
    say("opening JupyterLab on your copies in work/ ; Ctrl-C here ends it.")
    if no_screen():
        say("no screen found: open the address with the token, below, in a browser yourself.")
    options = [a for a in arguments if a.startswith("-")]
    in_environment("-m", "jupyterlab", *lab_options(first), *options, **lab_settings())
    say("ended. Your work is in work/ ; python3 labs.py opens it again.")
    return 0


def lab_options(first: Path | None) -> list[str]:
    """Token and XSRF check stay as JupyterLab has them: on. A port that is taken makes it try the next ones."""
    options = [f"--ServerApp.root_dir={WORK}", "--ServerApp.answer_yes=True", "--ServerApp.open_browser="
               + str(not no_screen())]
    if first:
        options.append(f"--LabApp.default_url=/lab/tree/{first.name}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # as in a container, where JupyterLab would refuse to start
        options.append("--ServerApp.allow_root=True")
    return options


def lab_settings() -> dict[str, str]:
    """A config folder of our own: nobody's old settings can turn the token off or the news on."""
    os.environ.pop("JUPYTER_TOKEN", None)
    return {"JUPYTER_CONFIG_DIR": str(WORK / ".jupyter"), "JUPYTER_PLATFORM_DIRS": "1"}


def no_screen() -> bool:
    return sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def labs() -> list[Path]:
    return sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))


def find_lab(number: str) -> Path:
    for lab in labs():
        if lab.name.startswith(number.zfill(2) + "_"):
            return lab
    have = ", ".join(lab.name[:2] for lab in labs()) or "none yet"
    raise Stop(f"there is no lab {number}. Labs here: {have}.")


def lay_working_copies() -> None:
    """Copy each shipped notebook into work/ unless the learner has one there: that one is never overwritten."""
    WORK.mkdir(exist_ok=True)
    for lab in labs():
        if not (WORK / lab.name).exists():
            copy_whole(lab, WORK / lab.name)


def copy_whole(source: Path, target: Path) -> None:
    """Copy under another name, then rename: whoever looks finds the old file or the whole new one."""
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    os.replace(part, target)


def lay_quiet_config() -> None:
    for name, settings in QUIET_LAB.items():
        path = WORK / ".jupyter" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings, indent=1), encoding="utf-8")


def reset_lab(*arguments: str) -> int:
    """reset NN"""
    if len(arguments) != 1:
        raise Stop("which lab? For example: python3 labs.py reset 03")
    lab = find_lab(arguments[0])
    mine = WORK / lab.name
    WORK.mkdir(exist_ok=True)
    if mine.exists():
        kept = mine.with_name(f"{mine.stem}_{datetime.now():%Y-%m-%d_%H%M%S_%f}.ipynb")
        mine.rename(kept)
        say(f"yours is kept as work/{kept.name}")
    copy_whole(lab, mine)
    say(f"fresh copy: work/{lab.name}")
    return 0


def run_tests(*arguments: str) -> int:
    """test [--fast | arguments for pytest]"""
    ensure_environment()
    workers = ["-n", "2", "--dist", "loadfile"]
    strict = ["--nbval", "--nbval-cell-timeout=120", "-p", "tests.notebooks.strict_nbval", "-p", "no:randomly"]
    rounds = {"tests": [*workers]}
    if arguments == ("--fast",):
        rounds = {"fast tests": [*workers, "tests/unit", "tests/faults", "tests/launcher"]}
    elif arguments:
        rounds = {"chosen tests": list(arguments)}
    elif labs():
        rounds["notebooks"] = [*workers, *strict, NOTEBOOKS]
    began = time.monotonic()
    counts = [run_pytest(name, options) for name, options in rounds.items()]
    passed, failed, skipped = map(sum, zip(*counts))
    say(f"{'all is well' if not failed else 'NOT well'} after {time.monotonic() - began:.0f} s.")
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed else 0


def run_pytest(name: str, options: list) -> tuple[int, int, int]:
    """One run of pytest; passed, failed and skipped. A run that broke off or ran nothing counts as one failure."""
    say(f"{name} ...")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # two workers share the cores
        private = {"IPYTHONDIR": folder, "JUPYTER_CONFIG_DIR": folder, "JUPYTER_PLATFORM_DIRS": "1"}
        code = in_environment("-m", "pytest", f"--junitxml={report}", *options, **one_thread, **private)
        suites = ElementTree.parse(report).getroot().iter("testsuite") if report.exists() else []
        totals = [[int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")] for suite in suites]
    tests, failures, errors, skipped = map(sum, zip(*totals)) if totals else (0, 0, 0, 0)
    failed = failures + errors
    return tests - failed - skipped, max(failed, 1 if code else 0), skipped


def run_bench(*arguments: str) -> int:
    """bench [--peers] [arguments for the benchmarks]"""
    if not (ROOT / "benchmarks" / "__main__.py").exists():
        raise Stop("the benchmarks are missing from this copy (folder benchmarks/). Fetch a whole copy of the project.")
    ensure_environment()
    if "--peers" in arguments:
        install_peers()
    return in_environment("-m", "benchmarks", *arguments)


def install_peers() -> None:
    """Add what only comparisons need (PyTorch), on request: hundreds of MB that no learner has to fetch."""
    import tomllib
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    pip = [PYTHON, "-m", "pip"] if not shutil.which("uv") else ["uv", "pip"]
    where = ["--python", PYTHON] if pip[0] == "uv" else []
    run_step([*pip, "install", *where, *extras["bench"]])


def run_notebooks(*arguments: str) -> int:
    """notebooks [NN ...]"""
    chosen = [find_lab(number) for number in arguments] or labs()
    if not chosen:
        raise Stop("there are no notebooks in notebooks/ yet.")
    ensure_environment()
    return in_environment("-m", "labutils.notebooks", *chosen)


# ------------------------------------------------------------------------------------------------------ the doctor
def doctor() -> int:
    """doctor"""
    complaints = [text for check in (python_complaint, venv_complaint, room_complaint, environment_complaint,
                                     notebooks_complaint, data_complaint, browser_complaint) if (text := check())]
    for text in complaints:
        say(text)
    if not complaints:
        say("nothing is wrong with this machine.")
    return 1 if complaints else 0


def python_complaint() -> str | None:
    if sys.version_info < OLDEST_PYTHON:
        return "Python %d.%d is too old; the labs need 3.11 or newer. Cure: install it from python.org, then call " \
               "labs.py with it (for example python3.12 labs.py)." % sys.version_info[:2]
    return None


def venv_complaint() -> str | None:
    return None if environment_is_ready() or shutil.which("uv") or can_make_venv() else venv_hint()


def room_complaint() -> str | None:
    free = shutil.disk_usage(ROOT).free / 1e9
    if environment_is_ready() or free >= ROOM_NEEDED:
        return None
    return f"only {free:.1f} GB are free on this disk; the environment needs {ROOM_NEEDED:.0f}. Cure: make room."


def environment_complaint() -> str | None:
    if not VENV.exists():
        return None  # nothing is wrong with a machine before its first run
    if not environment_is_ready():
        return "the environment in .venv is unfinished or out of date. Cure: python3 labs.py builds it anew."
    answer = subprocess.run([str(PYTHON), "-c", "import labutils, jupyterlab, anywidget"], capture_output=True)
    return None if answer.returncode == 0 else "the environment in .venv is damaged. Cure: delete the folder .venv " \
                                               "and start labs.py again."


def notebooks_complaint() -> str | None:
    for lab in labs():
        try:
            whole = "cells" in json.loads(lab.read_text(encoding="utf-8"))
        except ValueError:
            whole = False
        if not whole:
            return f"notebooks/{lab.name} is damaged. Cure: git checkout -- notebooks/{lab.name}"
    return None if labs() else "the folder notebooks/ has no labs. Cure: git checkout -- notebooks"


def data_complaint() -> str | None:
    for file in sorted((ROOT / "data").glob("*.h5")):
        if file.read_bytes()[:8] != b"\x89HDF\r\n\x1a\n":
            return f"data/{file.name} is damaged. Cure: git checkout -- data/{file.name}"
    return None


def browser_complaint() -> str | None:
    import webbrowser
    try:
        webbrowser.get()
    except webbrowser.Error:
        return "no browser was found. That is no harm to the labs: labs.py prints an address to open elsewhere."
    return None


COMMANDS = {"open": open_labs, "test": run_tests, "bench": run_bench, "notebooks": run_notebooks,
            "reset": reset_lab, "doctor": doctor}


def main(arguments: list[str]) -> int:
    command, rest = (arguments[0], arguments[1:]) if arguments else ("open", [])
    if command in ("-h", "--help", "help"):
        print(__doc__.strip())
        return 0
    if command not in COMMANDS:
        say(f"there is no command {command!r}. There are: {', '.join(COMMANDS)}.")
        return 2
    try:
        if command != "doctor" and python_complaint():
            raise Stop(python_complaint())
        return COMMANDS[command](*rest)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("stopped. Start labs.py again: it goes on from a clean state.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
