"""Which panels are open: one that is built again takes the place of the old one."""

from typing import Any, Protocol

from IPython import get_ipython


class Closes(Protocol):
    def close(self) -> None: ...


_open: dict[Any, tuple[Any, list[Closes]]] = {}


def make_room(panel: Closes, key: Any) -> None:
    """Close the older panel with this key; without a key, those of the last run of the cell that is running now."""
    place, run = ((key,), object()) if key is not None else running_cell()
    if place is None:
        return
    last_run, panels = _open.get(place, (run, []))
    if last_run != run:
        for older in panels:
            older.close()
        panels = []
    _open[place] = (run, [*panels, panel])


def running_cell() -> tuple[str | None, int]:
    """The id JupyterLab gave the cell and the number of its run; (None, 0) where no such cell runs."""
    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return None, 0
    return kernel.get_parent("shell").get("metadata", {}).get("cellId"), get_ipython().execution_count
