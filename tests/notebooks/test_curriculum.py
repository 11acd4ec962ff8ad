"""The curriculum map: each topic of a lab points to the cell where it is seen, computed or answered.

curriculum/NN.toml holds lines `"topic" = ["cell-id", "evidence"]`. Evidence is what a learner meets there:

a panel        "control:name", one of its controls
an exercise    the function's name
a code cell    words of its *output*
a guess        words of its question, options or reason
a text         words inside a folded answer, or in a table that is looked things up in: other libraries, tools, symptoms
"told: words"  words of plain prose, where a topic is advice and nothing can be seen or computed; rare, a test counts
"""

import importlib
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from labutils.labs import LABS
from labutils.notebooks import texts
from tests.notebooks.rules import NOTEBOOKS, plain, shipped

TABLES = {"bridge", "tools", "guide"}  # cells whose tables are there to be looked things up in
TOLD = "told: "
MAPS = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "curriculum").glob("*.toml"))
}
CELLS = {path.name[:2]: {cell.id: cell for cell in shipped(path).cells} for path in NOTEBOOKS}
TOPICS = [
    pytest.param(number, *place, id=f"{number} {topic}")
    for number, topics in MAPS.items()
    for topic, place in topics.items()
]


def test_every_lab_has_a_map_and_every_map_a_lab():
    assert MAPS.keys() == CELLS.keys() and all(MAPS.values())


def lab(number):
    return importlib.import_module(f"labutils.labs.{LABS[number].module}")


@cache
def controls(number: str, panel: str) -> set[str]:
    return set(lab(number).PANELS[panel]().controls)


def panel_of(cell) -> str | None:
    """The panel a cell shows: it is the call of its last line."""
    found = re.search(r"lab\.(\w+_panel)\(", cell.source) if cell.cell_type == "code" else None
    return found and found[1]


def evidence(number, cell, said) -> bool:
    """Does a learner meet this in the cell: a control, an exercise, an output, a question, a folded answer?"""
    if name := panel_of(cell):
        kind, _, control = said.partition("control:")
        return not kind and control in controls(number, name)
    if asked := re.match(r'lab\.guess\("(.+)"\)', cell.source):
        guess = lab(number).QUESTIONS.guesses[asked[1]]
        return plain(said) in plain(" ".join([guess.question, *guess.options, guess.why]))
    if "exercise" in cell.metadata.get("tags", []):
        return f"lab.check({said})" in cell.source
    if cell.cell_type == "code":
        return plain(said) in plain("\n".join(texts(cell.outputs)))
    if said.startswith(TOLD):
        return plain(said.removeprefix(TOLD)) in plain(cell.source)
    answers = re.findall(r"<details>.*?</details>", cell.source, re.S)
    return plain(said) in plain(" ".join(answers) if cell.id not in TABLES else cell.source)


@pytest.mark.parametrize("number, cell_id, said", TOPICS)
def test_a_learner_meets_the_topic_there(number, cell_id, said):
    assert cell_id in CELLS[number], f"lab {number} has no cell {cell_id}"
    assert evidence(number, CELLS[number][cell_id], said), f"{cell_id}: {said!r} is no evidence"


@pytest.mark.parametrize("number", MAPS)
def test_hardly_a_topic_is_only_told(number):
    told = [topic for topic, (_, said) in MAPS[number].items() if said.startswith(TOLD)]
    assert len(told) <= (len(MAPS[number]) / 4 if number in ("07", "08") else 0), told


@pytest.mark.parametrize("number", MAPS)
def test_every_panel_and_every_exercise_is_named_by_a_topic(number):
    code = {name: cell for name, cell in CELLS[number].items() if cell.cell_type == "code"}
    shown = {name for name, cell in code.items() if panel_of(cell) or "exercise" in cell.metadata.get("tags", [])}
    assert shown <= {cell_id for cell_id, _ in MAPS[number].values()}


@pytest.mark.parametrize("number", MAPS)
def test_a_topic_appears_once_and_rests_on_evidence_of_its_own(number):
    names = [" ".join(re.findall(r"\w+", topic.lower())) for topic in MAPS[number]]
    places = [(cell_id, plain(said)) for cell_id, said in MAPS[number].values()]
    assert len({*names}) == len(names) and len({*places}) == len(places)
