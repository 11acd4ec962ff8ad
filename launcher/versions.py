"""Which version of a lab a working copy was made from, and how what a learner wrote comes into a newer one.

A copy carries the version in its own metadata, so that whoever renames or moves the file takes it along.
"""

import hashlib
import itertools
from collections import defaultdict
from typing import Any, NamedTuple

Notebook = dict[str, Any]
Cell = dict[str, Any]
Version = dict[str, str]  # id of each cell -> digest of what was in it, in the notebook's order
NOTE = "Your answer to the earlier version of the cell above; that cell has changed since."


class Carried(NamedTuple):
    """A newer version with what the learner wrote: how many cells of theirs it holds, and which of them stand below a
    cell that has changed as well."""

    notebook: Notebook
    cells: int
    changed: list[str]


def version(notebook: Notebook) -> Version:
    return {cell["id"]: digest(cell) for cell in notebook["cells"] if "id" in cell}


def digest(cell: Cell) -> str:
    return hashlib.sha256(f"{cell['cell_type']}\n{''.join(cell['source'])}".encode()).hexdigest()[:16]


def without_outputs(notebook: Notebook) -> Notebook:
    """The notebook as before its first run."""
    unrun = {"outputs": [], "execution_count": None}
    return {**notebook, "cells": [{**cell, **(unrun if cell["cell_type"] == "code" else {})} for cell in notebook["cells"]]}


def marked(notebook: Notebook, made_from: Version) -> Notebook:
    """The notebook with that version in its metadata, as lines: JupyterLab sorts the keys of an object."""
    lines = [f"{name} {told}" for name, told in made_from.items()]
    return {**notebook, "metadata": {**notebook.get("metadata", {}), "labs": {"made_from": lines}}}


def made_from(copy: Notebook) -> Version | None:
    """The version in the metadata; None for a copy of before there was one, or where somebody wrote something else."""
    told = copy.get("metadata", {}).get("labs")
    lines = told.get("made_from") if isinstance(told, dict) else None
    if not isinstance(lines, list) or not all(isinstance(line, str) and len(line.split()) == 2 for line in lines):
        return None
    return dict(line.split() for line in lines)


def is_older(copy: Notebook, shipped: Notebook) -> bool:
    """Whether the lab is of another version than this copy was made from. Without a record the texts around the
    exercises tell: nobody has a reason to change those."""
    now = version(shipped)
    known = made_from(copy)
    if known is not None:
        return list(known.items()) != list(now.items())
    mine = version(copy)
    return any(mine.get(cell["id"]) != now[cell["id"]] for cell in shipped["cells"] if not is_exercise(cell))


def is_exercise(cell: Cell) -> bool:
    return "exercise" in cell.get("metadata", {}).get("tags", ())


def carry(copy: Notebook, shipped: Notebook) -> Carried:
    """The shipped version with the cells that the learner changed or added; neither notebook is changed.

    A changed cell takes the place of the shipped one; where that has changed too, it comes below it. An added one comes
    below the cell that it stood below. An exercise still unsolved is the newer version's.
    """
    return Merge(copy, shipped).result()


class Merge:
    """Cell by cell through the copy: ``answers`` take a shipped cell's place, what is added comes ``below`` one."""

    def __init__(self, copy: Notebook, shipped: Notebook):
        self.shipped, self.now = shipped, version(shipped)
        self.before = made_from(copy) or supposed(copy, shipped)
        self.answers: dict[str, Cell] = {}
        self.below: dict[str, list[Cell]] = defaultdict(list)
        self.changed: list[str] = []
        self.added = 0
        self.met: set[str] = set()
        self.taken = set(self.now)
        self.place = ""
        for cell in copy["cells"]:
            self.meet(cell)

    def meet(self, cell: Cell) -> None:
        name = cell.get("id", "")
        is_first, _ = name not in self.met, self.met.add(name)
        if is_first and name in self.now:
            self.place = name
            if digest(cell) not in (self.before.get(name), self.now[name]):
                self.keep_changed(name, cell)
        elif is_first and name in self.before:  # the lab no longer has it
            if digest(cell) != self.before[name]:
                self.add(cell)
        elif "".join(cell["source"]).strip() and (name or digest(cell) not in self.known()):
            self.add(cell)

    def keep_changed(self, name: str, cell: Cell) -> None:
        if self.before.get(name) == self.now[name]:
            self.answers[name] = cell
            return
        self.changed.append(name)
        self.below[name].append({"cell_type": "markdown", "id": self.unused(f"{name}-note"), "metadata": {}, "source": NOTE})
        self.add(cell)

    def add(self, cell: Cell) -> None:
        self.added += 1
        self.below[self.place].append({**cell, "id": self.unused(cell.get("id") or "yours")})

    def unused(self, name: str) -> str:
        """An id that no other cell has."""
        names = (f"{name[:50]}-{count}" for count in itertools.count(2))
        found = next(one for one in itertools.chain([name], names) if one not in self.taken)
        self.taken.add(found)
        return found

    def known(self) -> set[str]:
        """What the lab holds and held, for the cells of an editor that gives them no ids."""
        return {*self.before.values(), *self.now.values()}

    def result(self) -> Carried:
        cells = [*self.below[""]]
        for cell in self.shipped["cells"]:
            mine = self.answers.get(cell["id"], cell)
            cells += [{**cell, "source": mine["source"]}, *self.below[cell["id"]]]
        made = without_outputs({**self.shipped, "cells": cells})
        return Carried(marked(made, self.now), len(self.answers) + self.added, self.changed)


def supposed(copy: Notebook, shipped: Notebook) -> Version:
    """What a copy without a record was made from: an exercise without its ``...`` is answered, the rest is as it was."""
    now = version(shipped)
    exercises = {cell["id"] for cell in shipped["cells"] if is_exercise(cell)}
    return {
        cell["id"]: now[cell["id"]] if cell["id"] in exercises and not is_stub(cell) else digest(cell)
        for cell in copy["cells"]
        if cell.get("id") in now
    }


def is_stub(cell: Cell) -> bool:
    return any(line.strip() == "..." for line in "".join(cell["source"]).splitlines())
