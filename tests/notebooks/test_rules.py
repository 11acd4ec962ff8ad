"""The shipped notebooks keep to every rule, and each rule can catch the one who breaks it."""

import copy
import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from labutils.labs import LABS
from labutils.notebooks import normalise
from tests.notebooks.rules import NOTEBOOKS, RULES, shipped, without_a_heading

ROOT = NOTEBOOKS[0].parents[1]
PAGES = [page for place in (".", "docs", "benchmarks", "tests/*") for page in sorted(ROOT.glob(f"{place}/*.md"))]

SIZE_LIMIT = 600_000  # bytes


def test_every_lab_of_the_table_has_its_notebook_and_no_other_file_is_there():
    assert LABS and [path.name[:2] for path in NOTEBOOKS] == sorted(LABS)
    assert all(re.fullmatch(r"\d\d_[a-z0-9_]+\.ipynb", path.name) for path in NOTEBOOKS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_column_of_a_table_of_a_page_has_a_heading_too(path):
    assert without_a_heading(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", RULES)
def test_the_notebook_keeps_the_rule(path, name):
    assert list(RULES[name](shipped(path))) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_is_small_and_its_text_is_written_in_one_way(path):
    assert path.stat().st_size < SIZE_LIMIT
    assert path.read_text("utf-8") == nbformat.writes(nbformat.read(path, as_version=4)) + "\n"


def model_lab():
    """A small notebook that keeps every rule."""
    picture = new_output("display_data", {"image/png": "iVBO", "text/plain": "λ = 0.70: train 94.8 %, dev 93.0 %"})
    cells = [new_code_cell("from labutils.labs import regularise as lab", id="set-up", execution_count=1)]
    cells += [new_code_cell(f"lab.see({n})", id=f"see-{n}", execution_count=n, outputs=[picture]) for n in range(2, 17)]
    error = new_output("error", ename="ValueError", evalue="no", traceback=["ValueError: no"])
    cells.append(
        new_code_cell(
            "lab.see(-1)", id="do-it-wrong", execution_count=17, outputs=[error], metadata={"tags": ["raises-exception"]}
        )
    )
    return normalise(new_notebook(cells=[new_markdown_cell("# Choose", id="title"), *cells]))


def test_the_model_lab_keeps_every_rule():
    nbformat.validate(model_lab())
    assert {name: faults for name, rule in RULES.items() if (faults := list(rule(model_lab())))} == {}


def change(**new):
    return lambda notebook: notebook.cells[3].update(new)


def add_output(**output):
    return lambda notebook: notebook.cells[3].outputs.append(nbformat.from_dict(output))


def picture(text):
    return lambda notebook: notebook.cells[3].outputs[0].data.update({"text/plain": text})


def tag(name):
    return lambda notebook: notebook.cells[3].metadata.update(tags=[name])


BREAKS = [
    ("lines to be uncommented are python", change(source="# lab.hint(cost)   three times")),
    ("cells were run once in order", change(execution_count=None)),
    ("cells were run once in order", change(execution_count=9)),
    ("errors are stored where announced", tag("raises-exception")),
    ("errors are stored where announced", lambda notebook: notebook.cells[-1].update(outputs=[])),
    ("errors are stored where announced", lambda notebook: notebook.cells[-1].metadata.clear()),
    ("pictures have a sentence beside them", picture("<Figure size 640x480 with 1 Axes>")),
    ("pictures have a sentence beside them", picture("VBox(children=(FloatSlider(value=0.7), Stage()))")),
    ("pictures have a sentence beside them", picture("")),
    ("nothing is kept from comparison", tag("nbval-ignore-output")),
    ("nothing is kept from comparison", tag("skip-execution")),
    ("nothing is kept from comparison", change(source="# NBVAL_IGNORE_OUTPUT\nlab.see(1)")),
    ("nothing went to stderr", add_output(output_type="stream", name="stderr", text="Warning")),
    (
        "no widget state is stored",
        add_output(
            output_type="display_data", metadata={}, data={"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}
        ),
    ),
    ("no widget state is stored", lambda notebook: notebook.metadata.update(widgets={})),
    ("ids are readable and unique", change(id="see-2")),
    ("ids are readable and unique", change(id="a1b2c3d4")),
    ("ids are readable and unique", change(id="See_It")),
    ("the file is in its one clean form", lambda notebook: notebook.metadata.kernelspec.update(name="conda-env")),
    ("the file is in its one clean form", change(metadata={"execution": {"iopub.status.busy": "2026"}})),
    ("the file is in its one clean form", lambda notebook: notebook.update(nbformat_minor=4)),
    ("code is short", change(source="lab.see()\n" * 16)),
    ("code is short", lambda notebook: [cell.update(source="lab.see()\n" * 5) for cell in notebook.cells[1:]]),
    ("there are fifteen to some thirty code cells", lambda notebook: notebook.cells.__delitem__(slice(8, 12))),
    ("no name is bound in two cells", change(source="import numpy as lab")),
    ("no name is bound in two cells", change(source="for lab in range(3):\n    pass")),
    ("cells hold plain python and no widget code", change(source="%matplotlib inline")),
    ("cells hold plain python and no widget code", change(source="import ipywidgets as w")),
    ("the first code cell only imports", lambda notebook: notebook.cells[1].update(source="def f():\n    pass")),
    ("no timings and no paths are shown", picture("trained 400 steps in 31 ms")),
    ("no timings and no paths are shown", picture("saved to /home/ada/labs/run.h5 and that was all")),
    (
        "every column of a table has a heading",
        lambda notebook: notebook.cells[0].update(source="| | J |\n|---|--:|\n| a | 1 |"),
    ),
    ("the title comes first", lambda notebook: notebook.cells.pop(0)),
]


@pytest.mark.parametrize("name, spoil", BREAKS, ids=[f"{name} ({n})" for n, (name, _) in enumerate(BREAKS)])
def test_a_broken_rule_is_caught(name, spoil):
    notebook = copy.deepcopy(model_lab())
    spoil(notebook)
    assert list(RULES[name](notebook)) != []


def test_every_rule_has_a_break_that_it_catches():
    assert {name for name, _ in BREAKS} == set(RULES)


def test_widgets_are_for_cells_that_say_so_and_nothing_else_is():
    notebook = model_lab()
    rule = RULES["cells hold plain python and no widget code"]
    notebook.cells[3].update(source="import ipywidgets as widgets", metadata={"tags": ["widgets"]})
    assert list(rule(notebook)) == []
    notebook.cells[3].update(source="from IPython.display import display")
    assert list(rule(notebook)) != []


def test_exercise_answers_may_bind_the_same_name_again():
    notebook = model_lab()
    for cell in notebook.cells[3:5]:
        cell.update(source="def penalty(W):\n    ...", metadata={"tags": ["exercise"]})
    assert list(RULES["no name is bound in two cells"](notebook)) == []
