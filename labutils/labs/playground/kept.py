"""Runs that are kept to be raced: their curves, their boundary line, their results."""

import textwrap
from dataclasses import dataclass

import numpy as np

from labutils.forks import written
from labutils.recipe import Recipe
from labutils.recipe.settings import PARAMS

SHORT = {
    "lambd": "λ",
    "alpha": "α",
    "beta": "β",
    "l1": "L1",
    "batch_size": "batch",
    "keep_prob": "keep_prob",
    "optimizer": "",
    "activation": "",
    "init": "init",
    "schedule": "",
    "noise": "noise",
}


@dataclass(frozen=True)
class Kept:
    """One run at the moment when it was kept. border : (k, 2) places of its boundary line."""

    recipe: Recipe
    iterations: list[int]
    curves: dict[str, list[float]]
    border: np.ndarray

    def rows(self, number: int) -> list[str]:
        """Its lines in the table: what differs from the defaults, then what it reached."""
        return [*textwrap.wrap(f"{number}: {settings(self.recipe)}", 40), f"    {self.result()}"]

    def result(self) -> str:
        """What it reached, in %."""
        return f"train {self.curves['train'][-1]:.1f}, dev {self.curves['dev'][-1]:.1f} %"


def settings(recipe: Recipe) -> str:
    """The data and all settings that are not at their default, in a few words."""
    p = recipe.params
    said = [recipe.data["set"], f"{p['layers']}×{p['units']}" if p["layers"] else "no hidden layer"]
    for name, word in SHORT.items():
        if p[name] != PARAMS[name].default:
            said.append(f"{word} {written(p[name])}".strip())
    if p["batchnorm"]:
        said.append("batchnorm")
    return ", ".join([*said, *(edit_in_words(edit) for edit in recipe.edits[-2:])])


def edit_in_words(edit) -> str:
    """ "λ = 0.7 from 240 on"."""
    return f"{SHORT[edit.name]} = {written(edit.value)} from {edit.step} on"
