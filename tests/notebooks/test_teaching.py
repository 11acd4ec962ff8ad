"""What docs/teaching.md tells a teacher of each lab is what the lab tells the learner."""

import re

import nbformat
import pytest

from tests.notebooks.rules import NOTEBOOKS

TEACHING = NOTEBOOKS[0].parents[1] / "docs" / "teaching.md"
ROW = re.compile(r"^\| (\d\d) [^|]+\| (\d+) \| ([^|]+) \|", re.M)
TOLD = {
    number: (minutes, set(re.findall(r"\d\d", after))) for number, minutes, after in ROW.findall(TEACHING.read_text("utf-8"))
}


def test_every_lab_has_its_row():
    assert list(TOLD) == [path.name[:2] for path in NOTEBOOKS]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_minutes_and_the_labs_before_it_are_those_of_the_lab(path):
    cells = nbformat.read(path, as_version=4).cells
    need = next(re.search(r"\*\*You need:\*\*.*", cell.source)[0] for cell in cells if "**You need:**" in cell.source)
    before, minutes = re.match(r"(.*)[Aa]bout (\d+) minutes", need).groups()
    told, after = TOLD[path.name[:2]]
    assert minutes == told and set(re.findall(r"\d\d", before)) <= after
