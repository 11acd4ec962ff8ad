"""Notebooks are saved with their pictures and sentences, never with a widget that a later reader cannot open.

The output of a panel holds its picture, its sentence and the name of a widget that only the running kernel knows. The
file gets the first two, so that it shows no "model not found" tomorrow, or at a teacher's. A page that is loaded again
while that kernel still runs gets the widget's name back, and its panels live on.
"""

from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

VIEW = "application/vnd.jupyter.widget-view+json"


class PicturesStay(AsyncLargeFileManager):
    """The usual files, but the views of widgets stay in memory, kept for the kernel that knows them."""

    def __init__(self, **settings):
        super().__init__(**settings)
        self._views: dict[Any, dict[tuple, dict]] = {}  # kernel -> place and text of an output -> its view
        self._known_by: dict[str, Any] = {}  # the name of a widget -> the kernel it was first seen with

    async def save(self, model, path=""):
        """Save without the views."""
        if model.get("type") == "notebook" and model.get("content"):
            views = take_views(model["content"])
            if kernel := await self._kernel(path):
                self._views[kernel] = {place: view for place, view in views.items() if self._knows(kernel, view)}
        return await super().save(model, path)

    async def get(self, path, content=True, **how):
        """Read, and put the views back that the running kernel knows."""
        model = await super().get(path, content=content, **how)
        if model["type"] == "notebook" and model.get("content"):
            give_views(model["content"], self._views.get(await self._kernel(path), {}))
        return model

    def _knows(self, kernel: tuple, view: dict) -> bool:
        """Whether this kernel made the widget, and not one before a restart."""
        return self._known_by.setdefault(view["model_id"], kernel) == kernel

    async def _kernel(self, path: str) -> tuple | None:
        """The kernel that runs this notebook and the process it is now (a restart makes another), or None."""
        for session in await self.parent.session_manager.list_sessions():
            if session["path"].strip("/") == path.strip("/") and session["kernel"]:
                name = session["kernel"]["id"]
                return name, getattr(self.parent.kernel_manager.get_kernel(name).provisioner, "pid", None)
        return None


def outputs(notebook: dict):
    """Each output that carries data, with its place and text."""
    for cell in notebook["cells"]:
        for i, output in enumerate(cell.get("outputs", [])):
            if "data" in output:
                yield (cell.get("id"), i, "".join(output["data"].get("text/plain", ""))), output["data"]


def take_views(notebook: dict) -> dict[tuple, dict]:
    """Take the views out of a notebook; returns them by place and text."""
    return {place: data.pop(VIEW) for place, data in outputs(notebook) if VIEW in data}


def give_views(notebook: dict, views: dict[tuple, dict]) -> None:
    """Put them back where the text is still the same."""
    for place, data in outputs(notebook):
        if place in views:
            data[VIEW] = views[place]
