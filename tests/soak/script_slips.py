"""Slips in the panel's scripts, planted one at a time, and how many the tests on a page of their own notice.

``python -m tests.soak.script_slips 20 1`` tries twenty of them, chosen by the seed 1, and names those that nobody noticed.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import pytest

from labutils.live.stage import SCRIPTS, SOURCES

TESTS = ("tests/browser/test_scripts.py", "tests/browser/test_live_paint.py")
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


def noticed(slip: Slip, folder: Path) -> bool:
    """Whether a test fails once the slip is planted."""
    for name in SCRIPTS:
        lines = (SOURCES / name).read_text("utf-8").splitlines()
        if name == slip.name:
            lines[slip.line] = slip.now
        (folder / name).write_text("\n".join(lines), "utf-8")
    os.environ["LABS_SCRIPTS"] = str(folder)
    return bool(pytest.main(["-x", "-q", "--no-header", "--tb=no", "-p", "no:randomly", *TESTS]))


def main(sample: int, seed: int) -> None:
    """Try so many; one line for each."""
    chosen = sorted(slips(), key=lambda slip: crc32(f"{seed} {slip}".encode()))[:sample]
    seen = 0
    with tempfile.TemporaryDirectory() as folder:
        for tried, slip in enumerate(chosen, 1):
            found = noticed(slip, Path(folder))
            seen += found
            what = f"{slip.name}:{slip.line + 1}: {slip.was.strip()} -> {slip.now.strip() or 'nothing'}"
            print(f"{seen} of {tried} noticed{'' if found else ', NOT: ' + what}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
