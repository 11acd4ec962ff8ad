"""Says in plain sentences what is wrong with a machine, and the cure."""

import hashlib
import os
import shutil
import subprocess
import webbrowser
from collections.abc import Iterator
from pathlib import Path

from launcher.alone import LOCK
from launcher.basics import COPY_IT, FETCH, GB_NEEDED, NO_LABS, ROOT, Stop, plain_words, say
from launcher.causes import venv_hint
from launcher.copies import PROGRESS, WORK, labs, shipped
from launcher.environment import LOCK as REQUIREMENTS
from launcher.environment import PYTHON, VENV, broken_imports, can_make_venv, environment_is_ready
from launcher.hiding import NEEDED, in_the_way
from launcher.terms import bent, our_terms

BUILD_AGAIN = "Cure: delete the folder .venv and start labs.py again."
CHANGED_FILES = """
import base64, csv, hashlib, pathlib, re, sys, sysconfig

site, locked = pathlib.Path(sysconfig.get_paths()["purelib"]), {}
for package, version in re.findall(r"^([^=\\s]+)==([^;\\s]+)", open(sys.argv[1], encoding="utf-8").read(), re.M):
    locked.setdefault(package, set()).add(version)
for record in sorted(site.glob("*.dist-info/RECORD")):
    package, version, *_ = record.parent.name.removesuffix(".dist-info").split("-")
    if version not in locked.get(re.sub("[_.]", "-", package).lower(), [version]):
        print(package, "is of version " + version + ", and the labs were tried with another", sep="\\t")
    for name, digest, _ in csv.reader(record.open(encoding="utf-8")):
        kind, _, wanted = digest.partition("=")
        try:
            found = wanted and base64.urlsafe_b64encode(hashlib.new(kind, (site / name).read_bytes()).digest())
        except OSError:
            found = b"missing"
        if wanted and found.rstrip(b"=").decode() != wanted:
            print(package, "has a file that is missing or changed, " + name, sep="\\t")
            break
"""


IMPORT_LABS = """
import importlib
from labutils.labs import LABS

for lab in LABS.values():
    importlib.import_module("labutils.labs." + lab.module)
print(*LABS)
"""


def doctor() -> int:
    found = list(faults())
    for text in [*found, *notes()]:
        say(text)
    say("Start again when that is cured." if found else "nothing is wrong with this machine.")
    return 1 if found else 0


def faults() -> Iterator[str]:
    """What keeps the labs from running here, one sentence each, with the cure."""
    yield from place_faults()
    yield from environment_faults()
    if not labs():
        yield NO_LABS
    yield from damaged_labs()
    yield from damaged_data()
    yield from hiding()


def place_faults() -> Iterator[str]:
    if os.pathsep in str(ROOT):
        yield f"{ROOT} has a {os.pathsep} in it, and no virtual environment works there. Cure: rename that folder."
    for path in ours():
        if path.exists() and not os.access(path, os.W_OK):
            yield f"{path} cannot be written to. {COPY_IT}"
    if os.path.lexists(WORK) and not WORK.is_dir():
        yield "work is not a folder, and the labs need one of that name. Cure: rename it."
    for path in (LOCK, PROGRESS):
        if path.is_dir():
            yield f"{path} is a folder, and the labs need a file of that name. Cure: rename it."


def ours() -> list[Path]:
    """What the launcher and JupyterLab write; a start as another user (sudo) leaves some of it to that one."""
    return [ROOT, LOCK, WORK, PROGRESS, *(WORK / lab.name for lab in labs())]


def environment_faults() -> Iterator[str]:
    ready, free = environment_is_ready(), shutil.disk_usage(ROOT).free / 1e9
    if not (ready or shutil.which("uv") or can_make_venv()):
        yield venv_hint()
    if not ready and free < GB_NEEDED:
        yield f"only {free:.1f} GB are free on this disk; the environment needs {GB_NEEDED}. Cure: make room."
    if not ready and VENV.exists():
        yield "the environment in .venv is unfinished or out of date. Cure: python3 labs.py builds it again."
    if ready:
        broken = [what for what in broken_imports() if not what.startswith("labutils ")]  # that is no package of .venv
        damage = broken or changed_packages()  # a Python that does not start cannot look at its packages
        yield from (f"the environment in .venv is damaged: {what}. {BUILD_AGAIN}" for what in damage)
        yield from () if damage else damaged_modules()


def changed_packages() -> list[str]:
    """Packages of another version than the lock's, or of which a file is missing or not the one that was installed."""
    run = in_its_python(CHANGED_FILES, str(REQUIREMENTS))
    found = [" ".join(line.split("\t")) for line in run.stdout.splitlines()]
    return found or (["its packages cannot be looked through"] if run.returncode else [])


def damaged_modules() -> Iterator[str]:
    """What of labutils cannot be imported, and which of its labs has no notebook."""
    run = in_its_python(IMPORT_LABS)
    if run.returncode:
        said = run.stderr.strip().splitlines() or ["Python ended"]
        yield f"labutils/ is damaged ({said[-1][:200]}). {FETCH} labutils"
    there = {lab.name[:2] for lab in labs()}
    for number in run.stdout.split():
        if number not in there:
            yield f"lab {number} is missing in notebooks/. {FETCH} notebooks"


def in_its_python(program: str, *words: str) -> subprocess.CompletedProcess:
    """A program run by the environment's Python, and what it printed."""
    return subprocess.run(
        [str(PYTHON), "-c", program, *words],
        cwd=ROOT,
        env=our_terms(),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )


def damaged_labs() -> Iterator[str]:
    for path in labs():
        try:
            shipped(path)
        except Stop as stop:
            yield str(stop)
        except OSError as error:
            yield plain_words(error)


def damaged_data() -> Iterator[str]:
    """Each data file against the table of digests that came with it."""
    cure = "Cure: python3 labs.py data"
    try:
        words = (ROOT / "data/sha256.txt").read_text("utf-8").split()
    except (OSError, ValueError):
        words = []
    if not words:
        yield f"data/sha256.txt is missing or damaged. {cure}"
    for digest, name in zip(words[::2], words[1::2]):
        path = ROOT / "data" / name
        if not path.is_file():
            yield f"data/{name} is missing. {cure}"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"data/{name} is damaged. {cure}"


def hiding() -> Iterator[str]:
    """What in work/ has the name of a package that notebooks import: Python would find it first."""
    for package in NEEDED:
        if file := in_the_way(str(WORK), package):
            name = Path(file).relative_to(WORK).as_posix()
            yield f"work/{name} hides the package of that name from your notebooks. Cure: rename it."


def notes() -> Iterator[str]:
    """What the labs do without, and what they keep outside."""
    if bent():
        yield f"note: the launcher keeps these settings from Python, pip and Jupyter: {', '.join(bent())}."
    try:
        webbrowser.get()
    except webbrowser.Error:
        yield "note: no browser can be opened automatically; labs.py prints the address to open."
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
