"""Run the shipped notebooks again and write them in one clean form: ``python -m labutils.notebooks FILE ...``.

A notebook is written only when it ran as its cells say it does. What is in the file is then the same on
every machine: no widget ids, no timings, no paths; pictures and the sentences beside them stay.
"""

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

CELL_TIMEOUT = 120  # seconds
KERNELSPEC = {"name": "python3", "display_name": "Python 3", "language": "python"}
KEPT_CELL_METADATA = {"tags", "jupyter"}  # timings, scroll positions and the like go
WIDGET_TYPES = "application/vnd.jupyter.widget"
NOWHERE = "http://127.0.0.1:9"  # as proxy: a lab that reaches for the network fails here and not on a train
ANY_PATH = re.compile(r"(?:/(?:home|root|Users|tmp|opt|usr|var|work|mnt)/|[A-Za-z]:\\)\w")


class NotebookError(Exception):
    """A notebook did not run as its cells say; the message names each cell and what it did."""


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run all cells in a fresh kernel that works in ``folder``; returns a new notebook.

    An error in a cell is stored as output, tagged or not: ``complaints`` judges it.
    Raises NotebookError when the kernel dies or a cell runs longer than CELL_TIMEOUT.
    """
    client = NotebookClient(
        nbformat.from_dict(notebook),
        kernel_name=KERNELSPEC["name"],
        timeout=CELL_TIMEOUT,
        allow_errors=True,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
    )
    with tempfile.TemporaryDirectory() as private:  # nobody's IPython profile takes part
        offline = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE)
        try:
            return client.execute(env={**os.environ, **offline, "IPYTHONDIR": private})
        except (CellTimeoutError, DeadKernelError) as error:
            raise NotebookError(f"the run broke off: {str(error).splitlines()[0]}") from error


def complaints(notebook: NotebookNode) -> list[str]:
    """What keeps an executed notebook from being written, one sentence for each cell at fault."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [f"cell {cell.get('id')}: {fault}" for cell in cells for fault in cell_faults(cell)]


def cell_faults(cell: NotebookNode) -> Iterable[str]:
    errors = [out for out in cell.outputs if out.output_type == "error"]
    may_raise = "raises-exception" in cell.metadata.get("tags", [])
    if errors and not may_raise:
        yield f"raised {errors[0].ename}: {errors[0].evalue} (tag it raises-exception if it should)"
    if may_raise and not errors:
        yield "is tagged raises-exception and raised nothing"
    if any(out.get("name") == "stderr" for out in cell.outputs):
        yield "wrote to stderr (a warning?), which differs from run to run"
    if cell.execution_count is None:
        yield "did not run (is it empty?)"
    if found := ANY_PATH.search("\n".join(texts(cell.outputs))):
        yield f"shows a path of this machine ({found.group()}...)"


def texts(outputs: Iterable[NotebookNode]) -> Iterable[str]:
    """Every text a reader sees in ``outputs``; pictures and tracebacks (see ``clean_output``) are none."""
    for out in outputs:
        yield from (out[key] for key in ("text", "evalue") if key in out)
        yield from (text for mime, text in out.get("data", {}).items() if mime.startswith("text/"))


def normalise(notebook: NotebookNode) -> NotebookNode:
    """Bring an executed notebook into its one clean form, in place: nbformat 4.5, nothing of this machine."""
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNELSPEC, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        kept = {key: value for key, value in cell.metadata.items() if key in KEPT_CELL_METADATA}
        cell.metadata = nbformat.from_dict(kept)
        if cell.cell_type == "code":
            cleaned = (clean_output(out) for out in cell.outputs)
            cell.outputs = [out for out in cleaned if out.get("data") != {}]
    return notebook


def clean_output(out: NotebookNode) -> NotebookNode:
    """Drop what only a live kernel can use (widget views) or only this machine has (a traceback's paths)."""
    if "data" in out:
        out.data = nbformat.from_dict({k: v for k, v in out.data.items() if not k.startswith(WIDGET_TYPES)})
    if out.output_type == "error":
        out.traceback = [f"{out.ename}: {out.evalue}"]
    return out


def write_whole(notebook: NotebookNode, path: Path) -> None:
    """Write beside, then rename: never half a notebook."""
    nbformat.validate(notebook)
    part = path.with_name(path.name + ".part")
    part.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    part.replace(path)


def renew(path: Path) -> None:
    """Execute the notebook at ``path``, clean it, write it back; or raise NotebookError and write nothing."""
    executed = execute(nbformat.read(path, as_version=4), path.parent)
    if faults := complaints(executed):
        raise NotebookError("\n  ".join(["left as it was:", *faults]))
    write_whole(normalise(executed), path)


def main(paths: Iterable[str]) -> int:
    """Renew each notebook in turn and say how it went; 1 when any was left as it was."""
    failed = 0
    for path in map(Path, paths):
        began = time.monotonic()
        print(f"{path.name} ...", end=" ", flush=True)
        try:
            renew(path)
        except NotebookError as error:
            failed += 1
            print(error)
        else:
            print(f"written, {path.stat().st_size / 1000:.0f} kB, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
