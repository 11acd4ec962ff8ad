"""The curriculum map: each topic of a lab points to the cell where it is seen, computed or answered.

curriculum/NN.toml holds lines `"topic" = ["cell-id", "phrase in that cell's source or output"]`.
"""

import tomllib
from pathlib import Path

import nbformat
import pytest

from labutils.notebooks import texts
from tests.notebooks.rules import NOTEBOOKS, plain

MAPS = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "curriculum").glob("*.toml"))
}
CELLS = {path.name[:2]: {cell.id: cell for cell in nbformat.read(path, as_version=4).cells} for path in NOTEBOOKS}
TOPICS = [
    pytest.param(number, *place, id=f"{number} {topic}")
    for number, topics in MAPS.items()
    for topic, place in topics.items()
]


def test_every_lab_has_a_map_and_every_map_a_lab():
    assert MAPS.keys() == CELLS.keys() and all(MAPS.values())


@pytest.mark.parametrize("number, cell_id, phrase", TOPICS)
def test_the_topic_stands_where_the_map_says(number, cell_id, phrase):
    assert cell_id in CELLS[number], f"lab {number} has no cell {cell_id}"
    cell = CELLS[number][cell_id]
    assert phrase and plain(phrase) in plain("\n".join([cell.source, *texts(cell.get("outputs", []))]))
