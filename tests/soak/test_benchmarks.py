"""Each part of the bench in its shortest form, as the command runs it: that one runs at all shows in no other test."""

import subprocess
import sys

import pytest

from benchmarks import report
from benchmarks.__main__ import available

HEADINGS = {
    "step": "A training step",
    "live": "The live picture",
    "hands": "Every panel under the hand",
    "pieces": "Pieces of work",
    "beside": "A cell beside ten panels",
    "slow": "A slow line",
    "around": "Around",
    "suite": "The test suite",
    "load": "A class on one machine",
    "search": "A search",
    "site": "The site",
}


def test_every_part_is_run_here():
    assert [*HEADINGS] == available()


@pytest.mark.parametrize("part", HEADINGS)
def test_a_part_of_the_bench_runs_to_its_end_and_leaves_what_was_measured_before(part):
    kept = {path: path.read_bytes() for path in (report.FOLDER / "results.json", report.FOLDER / "README.md")}
    command = [sys.executable, "-m", "benchmarks", "--quick", "--only", part]
    ran = subprocess.run(command, cwd=report.FOLDER.parent, capture_output=True, text=True, timeout=1_200)
    assert ran.returncode == 0, ran.stderr
    assert f"\n## {HEADINGS[part]}\n" in ran.stdout and "\nMeasured " in ran.stdout
    assert kept == {path: path.read_bytes() for path in kept}
