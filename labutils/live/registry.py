"""Which panels are open: one that is built again takes the place of the old one."""

import gc
import sys
from typing import Any, Protocol

from IPython import get_ipython
from ipywidgets import Widget

VIEW = "application/vnd.jupyter.widget-view+json"


class Closes(Protocol):
    def close(self) -> None: ...


_open: dict[Any, tuple[Any, list[Closes]]] = {}


def make_room(panel: Closes, key: Any = None) -> None:
    """Close the older panel with this key; without a key, those of the last run of the cell that is running now."""
    place, run = ((key,), object()) if key is not None else running_cell()
    if place is None:
        return
    last_run, panels = _open.get(place, (run, []))
    if last_run != run and panels:
        for older in panels:
            older.close()
        gc.collect()  # a figure and its artists hold each other, and the collector may come by after dozens of runs
        panels = []
    _open[place] = (run, [*panels, panel])


def running_cell() -> tuple[str | None, int]:
    """The id JupyterLab gave the cell and the number of its run; (None, 0) where no such cell runs."""
    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return None, 0
    return kernel.get_parent("shell").get("metadata", {}).get("cellId"), get_ipython().execution_count


def forget_shown(widget: Widget) -> None:
    """IPython keeps what every run of a cell has shown, pictures too: not that of a widget that is about to close."""
    if widget.comm is None or sys.is_finalizing():  # closed already, or Python is about to end
        return
    for outputs in getattr(getattr(get_ipython(), "history_manager", None), "outputs", {}).values():
        outputs[:] = [one for one in outputs if one.bundle.get(VIEW, {}).get("model_id") != widget.comm.comm_id]
