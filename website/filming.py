"""``python -m website.filming NOTEBOOK FOLDER``: run a notebook's cells, and record every panel that one of them shows."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from labutils.live import Panel
from labutils.live.film import record_film


def panels(notebook: Path) -> Iterator[tuple[str, Panel]]:
    """(id of the cell, the panel it shows), one after the other, as a learner's Run All makes them."""
    shell = InteractiveShell.instance()
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        with capture_output():
            run = shell.run_cell("".join(cell["source"]))
        if "raises-exception" not in cell["metadata"].get("tags", ()):
            run.raise_error()
        if isinstance(run.result, Panel):
            yield cell["id"], run.result


def film(notebook: Path, folder: Path) -> None:
    """The films of one notebook, a folder for each panel under its cell's id."""
    for cell, panel in panels(notebook):
        place = folder / cell
        place.mkdir(parents=True)
        for name, content in record_film(panel).items():
            (place / name).write_bytes(content)


if __name__ == "__main__":
    film(Path(sys.argv[1]), Path(sys.argv[2]))
