"""Slips in the scripts of ``live``, planted one at a time in a copy of the tree, and how many the browser tests notice.

``python -m tests.soak.script_slips 20 1`` tries twenty of them, chosen by the seed 1, and names those that nobody noticed.
First the tests on a page of their own are asked, and where they notice nothing, those in a real JupyterLab that have most
to do with the script; with ``--alone`` only the first. A slip that makes a page hang is noticed, too: pytest-timeout ends
the suite then, and here a limit of its own does, since a browser that is left behind may keep pytest from ending.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from labutils.live.stage import SOURCES
from tests.recipes.conftest import ROOT, Copy

LINE = ("test_scripts_line", "test_scripts", "test_scripts_picture")
PICTURE = ("test_scripts_picture", "test_scripts")
HANGS = 900  # s in which all tests that are asked at once must be through
ALONE = {
    "paint.js": ("test_live_paint",),
    "canvas.js": (*LINE, "test_live_paint"),
    "touch.js": PICTURE,
    "tools.js": PICTURE,
    "film.js": ("test_film",),
    "question.js": ("test_question_alone",),
}
IN_LAB = {
    "touch.js": ("test_lab_playground", "test_live_looking"),
    "tools.js": ("test_lab_playground",),
    "film.js": (),
    "question.js": ("test_question",),
    "pace.js": ("test_live_slow", "test_live_panel"),
}
ELSE = (
    "test_live_panel",
    "test_live_looking",
    "test_live_keys",
    "test_live_views",
    "test_live_widgets",
    "test_lab_regularise",
)
NAMES = sorted(path.name for path in SOURCES.glob("*.js"))
SWAPS = {
    "===": "!==", "!==": "===", " < ": " >= ", " >= ": " < ", " > ": " <= ", " <= ": " > ", "&&": "||", "||": "&&",
    " + ": " - ", " - ": " + ", "true": "false", "false": "true", "(!": "(", "++": "--",
}  # fmt: skip
CALL = re.compile(r"^\s+[\w.?]+\(.*\);$")  # a line that is one call and nothing else


class Slip(NamedTuple):
    """A line of a script, and what becomes of it."""

    name: str
    line: int
    was: str
    now: str


def slips() -> Iterator[Slip]:
    """All there are: a comparison, a sign or a truth turned round, a call left out."""
    for name in NAMES:
        for i, line in enumerate((SOURCES / name).read_text("utf-8").splitlines()):
            code = line.split("//")[0]
            if code.lstrip().startswith(("*", "/*")):
                continue
            for was, now in SWAPS.items():
                if was in code:
                    yield Slip(name, i, line, line.replace(was, now, 1))
            if CALL.match(line):
                yield Slip(name, i, line, "")


def noticed(slip: Slip, copy: Copy, alone: bool) -> str:
    """The test that fails once the slip is planted; "" where none does."""
    asked = [ALONE.get(slip.name, LINE), () if alone else IN_LAB.get(slip.name, ELSE)]
    path = copy.folder / SOURCES.relative_to(ROOT) / slip.name
    whole = path.read_text("utf-8")
    lines = whole.splitlines()
    lines[slip.line] = slip.now
    path.write_text("\n".join(lines), "utf-8")
    try:
        return next(filter(None, (trouble(tests, copy.folder) for tests in asked if tests)), "")
    finally:
        path.write_text(whole, "utf-8")


def trouble(tests: tuple[str, ...], folder: Path) -> str:
    """The first of these tests to fail, or that they hung; "" where all pass."""
    files = [f"tests/browser/{name}.py" for name in tests]
    settings = ["-x", "-q", "--tb=no", "-p", "no:randomly", "-p", "no:cacheprovider", f"--timeout={HANGS // 4}"]
    command = [sys.executable, "-m", "pytest", *settings, *files]
    env = {**os.environ, "PYTHONPATH": str(folder)}
    with tempfile.TemporaryFile("w+") as said:  # no pipe: a browser that is left behind would hold it open
        run = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=said, process_group=0)
        try:
            passed = not run.wait(HANGS)
        except subprocess.TimeoutExpired:
            return f"hung for {HANGS} s"
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
        said.seek(0)
        whole = said.read()
    failed = re.search(r"^(?:FAILED|ERROR) \S*?(\w+\.py::\S+)", whole, re.MULTILINE)
    if passed or failed:
        return "" if passed else failed[1]
    return "a test hung" if "Timeout" in whole else whole[-1_000:]


def unnoticed(sample: int, seed: int, alone: bool = False) -> list[str]:
    """Try so many, with one line for each, and name those that nobody noticed."""
    chosen = sorted(slips(), key=lambda slip: crc32(f"{seed} {slip}".encode()))[:sample]
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder) / "labs")
        copy.replace("tests/browser/lab.py", "PATIENCE = 120_000", "PATIENCE = 40_000")  # for slips that hang
        whole = trouble((*LINE, "test_live_paint", "test_question_alone", "test_film"), copy.folder)
        assert not whole, f"red without any slip: {whole}"
        for tried, slip in enumerate(chosen, 1):
            what = f"{slip.name}:{slip.line + 1}: {slip.was.strip()} -> {slip.now.strip() or 'nothing'}"
            found = noticed(slip, copy, alone)
            missed += [] if found else [what]
            print(f"{tried - len(missed)} of {tried} noticed; {what}: {found or 'NOBODY'}", flush=True)
    return missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sample", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--alone", action="store_true")
    unnoticed(**vars(parser.parse_args()))
