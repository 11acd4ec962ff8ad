"""Slips in the panel's scripts, planted one at a time in a copy of the tree, and how many the browser tests notice.

``python -m tests.soak.script_slips 20 1`` tries twenty of them, chosen by the seed 1, and names those that nobody noticed.
First the tests on a page of their own are asked, and where they notice nothing, those in a real JupyterLab.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from labutils.live.stage import SCRIPTS, SOURCES
from tests.recipes.conftest import ROOT, Copy

ALONE = ("test_scripts", "test_live_paint")
IN_LAB = (
    *("test_live_panel", "test_live_looking", "test_live_keys", "test_live_views", "test_live_widgets"),
    *("test_lab_regularise", "test_lab_playground"),
)
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
    for name in SCRIPTS:
        for i, line in enumerate((SOURCES / name).read_text("utf-8").splitlines()):
            code = line.split("//")[0]
            if code.lstrip().startswith(("*", "/*")):
                continue
            for was, now in SWAPS.items():
                if was in code:
                    yield Slip(name, i, line, line.replace(was, now, 1))
            if CALL.match(line):
                yield Slip(name, i, line, "")


def noticed(slip: Slip, copy: Copy) -> bool:
    """Whether a test fails once the slip is planted."""
    path = copy.folder / SOURCES.relative_to(ROOT) / slip.name
    whole = path.read_text("utf-8")
    lines = whole.splitlines()
    lines[slip.line] = slip.now
    path.write_text("\n".join(lines), "utf-8")
    try:
        return not (passes(ALONE, copy.folder) and passes(IN_LAB, copy.folder))
    finally:
        path.write_text(whole, "utf-8")


def passes(tests: tuple[str, ...], folder: Path) -> bool:
    """In a process of its own, because a test that hangs ends it."""
    files = [f"tests/browser/{name}.py" for name in tests]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "-p", "no:randomly", "-p", "no:cacheprovider", *files]
    env = {**os.environ, "PYTHONPATH": str(folder)}
    return not subprocess.run(command, cwd=folder, env=env, capture_output=True).returncode


def main(sample: int, seed: int) -> None:
    """Try so many; one line for each."""
    chosen = sorted(slips(), key=lambda slip: crc32(f"{seed} {slip}".encode()))[:sample]
    seen = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder) / "labs")
        for tried, slip in enumerate(chosen, 1):
            found = noticed(slip, copy)
            seen += found
            what = f"{slip.name}:{slip.line + 1}: {slip.was.strip()} -> {slip.now.strip() or 'nothing'}"
            print(f"{seen} of {tried} noticed{'' if found else ', NOT: ' + what}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
