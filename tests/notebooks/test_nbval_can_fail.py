"""nbval as we run it: red when the library is broken, green when it is not, and no hole left between the two."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from labutils.notebooks import execute, write_whole
from tests.notebooks.rules import NOTEBOOKS, code_cells, texts
from tests.notebooks.run_nbval import nbval

ROOT = Path(__file__).resolve().parents[2]
WEIGHT_DECAY = ("penalties.py", "dW += self.lambd", "dW -= self.lambd")  # the penalty pushes the wrong way
TRAIN = """
from labutils.data import moons
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import train
X, Y = moons(100, seed=1)
net = Network(mlp(2, 5, 1), lambd=5.0, seed=0)
steps = list(train(net, GradientDescent(alpha=0.1), X, Y, epochs=30))
print(f"J = {net.J(X, Y):.6f}")
"""


@pytest.fixture
def library(tmp_path) -> Path:
    """A copy of the library to break; the folder to put first on the path."""
    shutil.copytree(ROOT / "labutils", tmp_path / "copy/labutils", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", tmp_path / "copy/data")
    return tmp_path / "copy"


def spoil(library: Path, file: str, right: str, wrong: str) -> None:
    path = library / "labutils" / file
    source = path.read_text("utf-8")
    assert source.count(right) == 1, f"{file} changed: choose another line to break"
    path.write_text(source.replace(right, wrong), "utf-8")


def write(path: Path, *sources: str, **metadata) -> Path:
    """An executed notebook with one cell for each source."""
    cells = [new_code_cell(source, id=f"cell-{n}", metadata=metadata) for n, source in enumerate(sources)]
    write_whole(execute(new_notebook(cells=cells), path.parent), path)
    return path


def store(path: Path, **changes) -> Path:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].update(changes)
    write_whole(notebook, path)
    return path


def test_a_broken_weight_decay_turns_nbval_red_and_the_right_one_green(tmp_path, library):
    small = write(tmp_path / "small.ipynb", TRAIN)
    assert nbval(small, library).returncode == 0
    spoil(library, *WEIGHT_DECAY)
    run = nbval(small, library)
    assert run.returncode == 1 and "Cell outputs differ" in run.stdout


REGULARISED = [path for path in NOTEBOOKS if path.name.startswith("03")]


@pytest.mark.parametrize("path", REGULARISED, ids=lambda path: path.stem)
def test_a_broken_weight_decay_turns_a_shipped_lab_red(path, tmp_path, library):
    spoil(library, *WEIGHT_DECAY)
    run = nbval(shutil.copy(path, tmp_path), library)
    assert run.returncode == 1 and "Cell outputs differ" in run.stdout


def test_a_sentence_that_changed_is_red_though_its_picture_is_never_compared(tmp_path):
    shown = write(
        tmp_path / "shown.ipynb",
        "from IPython.display import display_png\ndisplay_png(b'\\x89PNG 1', raw=True)\nprint('train 94.8 %')",
    )
    notebook = nbformat.read(shown, as_version=4)
    assert "image/png" in notebook.cells[0].outputs[0].data
    notebook.cells[0].outputs[1].text = "train 94.9 %\n"
    write_whole(notebook, shown)
    assert nbval(shown).returncode == 1


def test_an_announced_error_that_does_not_come_is_red(tmp_path):
    raising = write(tmp_path / "raising.ipynb", "1 / 0", tags=["raises-exception"])
    run = nbval(store(raising, source="1 / 1"))
    assert run.returncode == 1 and "Missing output fields" in run.stdout


def test_stderr_with_its_process_ids_is_not_compared(tmp_path):
    noisy = write(tmp_path / "noisy.ipynb", "import os, sys\nprint(os.getpid(), file=sys.stderr)\nprint('done')")
    assert nbval(noisy).returncode == 0


def test_outputs_are_awaited_longer_than_the_five_seconds_of_nbval(request):
    from tests.notebooks import strict_nbval

    class Parent:
        skip_compare = ("metadata",)

    class Item:
        output_timeout, parent = 5, Parent()

    strict_nbval.pytest_itemcollected(Item)
    assert Item.output_timeout == 60 and "stderr" in Item.parent.skip_compare


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_most_cells_of_a_lab_hold_something_to_compare(path):
    cells = code_cells(nbformat.read(path, as_version=4))
    assert sum(any(texts(cell.outputs)) for cell in cells) >= len(cells) / 2
