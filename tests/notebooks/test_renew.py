"""`labs.py notebooks`: what runs is written in one clean form, what does not is left as it was and named."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from labutils import notebooks

PICTURE_WITH_VIEW = """
from IPython.display import publish_display_data
publish_display_data({"application/vnd.jupyter.widget-view+json": {"model_id": "1f"}, "image/png": "iVBO",
                      "text/plain": "train 94.8 %"})
"""


def shipped(folder, *sources, **metadata):
    cells = [new_code_cell(source, id=f"step-{n}", metadata=metadata) for n, source in enumerate(sources, 1)]
    path = folder / "03_sample.ipynb"
    path.write_text(nbformat.writes(new_notebook(cells=[new_markdown_cell("# Choose", id="title"), *cells])), "utf-8")
    return path


def read(path):
    return nbformat.read(path, as_version=4)


def test_a_notebook_is_run_and_written_clean_and_a_second_run_changes_no_byte(tmp_path):
    path = shipped(tmp_path, "a = 2", "print(a)\nprint(a)", PICTURE_WITH_VIEW, collapsed=True)
    assert notebooks.main([str(path)]) == 0
    first, cells = path.read_bytes(), read(path).cells
    assert [cell.id for cell in cells] == ["title", "step-1", "step-2", "step-3"]
    assert [cell.execution_count for cell in cells[1:]] == [1, 2, 3]
    assert [out.text for out in cells[2].outputs] == ["2\n2\n"]
    assert cells[3].outputs[0].data.keys() == {"image/png", "text/plain"}
    assert read(path).metadata == {"kernelspec": notebooks.KERNELSPEC, "language_info": {"name": "python"}}
    assert all(cell.metadata == {} for cell in cells)
    notebooks.main([str(path)])
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    "source, tags, sentence",
    [
        ("1 / 0", [], "cell step-1: raised ZeroDivisionError: division by zero"),
        ("1 / 1", ["raises-exception"], "cell step-1: is tagged raises-exception and raised nothing"),
        ("import warnings; warnings.warn('old')", [], "cell step-1: wrote to stderr"),
        ("", [], "cell step-1: did not run"),
        ("print('/home/ada/labs')", [], "cell step-1: shows a path"),
        ("import os; os._exit(1)", [], "the run broke off"),
    ],
    ids=["error", "no error", "stderr", "empty", "path", "dead kernel"],
)
def test_what_did_not_run_as_announced_is_named_and_left_as_it_was(tmp_path, capsys, source, tags, sentence):
    path = shipped(tmp_path, source, tags=tags)
    before = path.read_bytes()
    assert notebooks.main([str(path)]) == 1
    assert sentence in capsys.readouterr().out
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_an_announced_error_is_kept_without_the_paths_of_its_traceback(tmp_path):
    path = shipped(tmp_path, "from labutils import store\nstore.load('nowhere.h5')", tags=["raises-exception"])
    assert notebooks.main([str(path)]) == 0
    [error] = read(path).cells[1].outputs
    assert error.traceback == [f"{error.ename}: {error.evalue}"]


def test_a_lab_that_reaches_for_the_network_fails(tmp_path, capsys):
    path = shipped(tmp_path, "import urllib.request\nurllib.request.urlopen('https://example.org')")
    assert notebooks.main([str(path)]) == 1
    assert "Connection refused" in capsys.readouterr().out
