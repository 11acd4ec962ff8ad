"""A recipe in a few words."""

from labutils.forks import written
from labutils.recipe import Edit, Recipe
from labutils.recipe.settings import PARAMS
from labutils.words import counted

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


def settings(recipe: Recipe) -> str:
    """The data and all settings that are not at their default, in a few words."""
    p = recipe.params
    said = [recipe.data["set"], _hidden(p["layers"], p["units"])]
    for name, word in SHORT.items():
        if p[name] != PARAMS[name].default:
            said.append(f"{word} {written(p[name])}".strip())
    if p["batchnorm"]:
        said.append("batchnorm")
    return ", ".join([*said, *(edit_in_words(edit) for edit in recipe.edits[-2:])])


def _hidden(layers: int, units: int) -> str:
    """ "2 hidden layers of 6 units"."""
    return f"{counted(layers, 'hidden layer')} of {counted(units, 'unit')}" if layers else "no hidden layer"


def edit_in_words(edit: Edit) -> str:
    """ "λ = 0.7 from 240 on"."""
    return f"{SHORT[edit.name]} = {written(edit.value)} from {edit.step:,} on"
