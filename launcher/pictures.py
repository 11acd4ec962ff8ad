"""Notebooks are saved with their pictures and sentences, never with a widget that a later reader cannot open.

The output of a panel holds its picture, its sentence and the name of a widget that only the running kernel knows. The
file gets the first two, so that it shows no "model not found" tomorrow, or at a teacher's. A page that is loaded again
while that kernel still runs gets the widget's name back, and its panels live on. The page's outputs are as old as the run of
their cells, so the kernel is asked what its panels show now, and that is what the file gets. What it told last is kept: when
the kernel is gone, or another has taken its place, the page still has those old outputs, and nobody is left to ask.
"""

import ast
import asyncio
import json
import time
from collections.abc import Iterator
from queue import Empty
from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

VIEW = "application/vnd.jupyter.widget-view+json"
STILLS = "__import__('sys').modules['labutils.live.stills'].stills()"
WORDS = "labs_words"  # marks the outputs that repeat a panel's sentence below its picture
PATIENCE = 3.0  # seconds; a kernel that is at work for longer leaves the file with the older pictures


class PicturesStay(AsyncLargeFileManager):
    """The usual files, but the views of widgets stay in memory, kept for the kernel that knows them."""

    def __init__(self, **settings: Any):
        super().__init__(**settings)
        self._views: dict[Any, dict[tuple, dict]] = {}  # kernel -> place and text of an output -> its view
        self._known_by: dict[str, Any] = {}  # the name of a widget -> the kernel it was first seen with
        self._told: dict[str, dict[str, tuple]] = {}  # notebook -> of each widget in it the kernel that told of it, and what

    async def save(self, model, path=""):
        """Save without the views."""
        if model.get("type") == "notebook" and model.get("content"):
            drop_words(model["content"])
            await self._renew(model["content"], path)
            views = take_views(model["content"])
            add_words(model["content"])
            if kernel := await self._kernel(path):
                self._views[kernel] = {place: view for place, view in views.items() if self._knows(kernel, view)}
        return await super().save(model, path)

    async def get(self, path, content=True, **how):
        """Read, and put the views back that the running kernel knows."""
        model = await super().get(path, content=content, **how)
        if model["type"] == "notebook" and model.get("content"):
            drop_words(model["content"])
            give_views(model["content"], self._views.get(await self._kernel(path), {}))
            add_words(model["content"])
        return model

    async def _renew(self, notebook: dict, path: str) -> None:
        """Give each panel's output what the panel shows now, or showed when its kernel was last asked."""
        shown = {name for _, output in outputs(notebook) if (name := name_of(output))}
        told = self._told.get(path, {})
        if shown and (kernel := await self._kernel(path)):
            now = await stills_of(self.parent.kernel_manager.get_kernel(kernel[0]))
            if now is not None:  # in place of all that this kernel told before
                others = {name: still for name, still in told.items() if still[0] != kernel}
                told = others | {name: (kernel, still) for name, still in now.items()}
        self._told[path] = {name: still for name, still in told.items() if name in shown}
        renew(notebook, {name: still for name, (_, still) in self._told[path].items()})

    async def rename_file(self, old_path, new_path):
        """What was told goes along."""
        await super().rename_file(old_path, new_path)
        self._told[new_path] = self._told.pop(old_path, {})

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


async def stills_of(kernel: Any) -> dict[str, dict[str, str]] | None:
    """What panels show beyond their outputs, by the names of their widgets; None from a kernel that does not answer."""
    if not await comes_to_rest(kernel):
        return None
    client = kernel.client()
    client.start_channels(iopub=False, stdin=False, hb=False, control=False)
    try:
        asked = client.execute("", silent=True, store_history=False, allow_stdin=False, user_expressions={"now": STILLS})
        while (reply := await client.get_shell_msg(timeout=PATIENCE))["parent_header"].get("msg_id") != asked:
            pass
    except Empty:
        return None
    finally:
        client.stop_channels()
    now = reply["content"].get("user_expressions", {}).get("now", {})
    return json.loads(ast.literal_eval(now["data"]["text/plain"])) if now.get("status") == "ok" else {}


async def comes_to_rest(kernel: Any) -> bool:
    """Whether the kernel is idle, now or soon. One that runs a long cell is not: that cell's end has the page save again."""
    until = time.monotonic() + PATIENCE
    while getattr(kernel, "execution_state", "idle") == "busy":
        if time.monotonic() > until:
            return False
        await asyncio.sleep(0.05)
    return True


def name_of(output: dict) -> str | None:
    """The name of the widget that an output shows, if it shows one."""
    view = output["data"].get(VIEW)
    return view.get("model_id") if isinstance(view, dict) else None


def renew(notebook: dict, stills: dict[str, dict[str, str]]) -> None:
    """Put the present sentence and picture into the output of each widget that has one."""
    for _, output in outputs(notebook):
        now = stills.get(name_of(output))
        if now:
            output["data"] |= {"text/plain": now["text"], "image/png": now["png"]}
            output.setdefault("metadata", {})["image/png"] = {"alt": now["text"]}


def outputs(notebook: dict) -> Iterator[tuple[tuple, dict]]:
    """Each output that carries data, after its place and text."""
    for cell in notebook["cells"]:
        for i, output in enumerate(cell.get("outputs", [])):
            if "data" in output:
                yield (cell.get("id"), i, "".join(output["data"].get("text/plain", ""))), output


def add_words(notebook: dict) -> None:
    """Below each panel's picture its sentence: a page made of the file shows the picture only, of all an output has."""
    for cell in notebook["cells"]:
        if "outputs" in cell:
            cell["outputs"] = [part for output in cell["outputs"] for part in (output, *words_of(output))]


def words_of(output: dict) -> list[dict]:
    """The sentence of a panel's picture as an output of its own; none for any other, nor for a panel that lives. Of a
    learner's own picture with words for who cannot see it, those words are not its text."""
    told = output.get("metadata", {}).get("image/png")
    text = "".join(output.get("data", {}).get("text/plain", ""))
    if not (text and isinstance(told, dict) and told.get("alt") == text) or VIEW in output["data"]:
        return []
    return [{"output_type": "display_data", "data": {"text/plain": text}, "metadata": {WORDS: True}}]


def drop_words(notebook: dict) -> None:
    """Take these sentences out again."""
    for cell in notebook["cells"]:
        if "outputs" in cell:
            cell["outputs"] = [output for output in cell["outputs"] if WORDS not in output.get("metadata", {})]


def take_views(notebook: dict) -> dict[tuple, dict]:
    """Take the views out of a notebook; returns them by place and text."""
    return {place: output["data"].pop(VIEW) for place, output in outputs(notebook) if name_of(output)}


def give_views(notebook: dict, views: dict[tuple, dict]) -> None:
    """Put them back where the text is still the same."""
    for place, output in outputs(notebook):
        if place in views:
            output["data"][VIEW] = views[place]
