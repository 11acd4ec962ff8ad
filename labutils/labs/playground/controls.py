"""The playground's controls, and the recipe they are set to."""

from dataclasses import replace
from typing import Any

from labutils.live import Button, Choice, Slider, Toggle
from labutils.live.controls import Control
from labutils.recipe import Recipe
from labutils.recipe.sets import DATA
from labutils.recipe.settings import EDITABLE, PARAMS

STRENGTHS = (0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 0.7, 1, 2, 5, 10, 20, 50, 100)
SEEDS = (*range(100), *range(100, 10_000, 100), 9999)  # of the slider; its box takes those between
LOOK, MOVE, ERASE, ADD = "only looks", "moves a point", "erases a point", "adds class {}"
TOOLS = (LOOK, *(ADD.format(label) for label in range(5)), MOVE, ERASE)
QUIET = {"running", "tool", "challenge", "keep", "look"}  # nothing is trained again for these


def controls(recipe: Recipe, challenges: list[str]) -> list[Control]:
    """All of them, set to this recipe as its edits left it."""
    d = p = values_of(recipe)
    return [
        Choice("set", list(DATA["set"].options), d["set"], label="data"),
        Slider("spread", d["spread"], 0, 0.5, step=0.02, label="spread", description="noise of the points"),
        Button("draw", label="new points", default=d["draw"]),
        Choice("split", list(DATA["split"].options), d["split"], label="split, %", description="train / dev / test"),
        Slider("layers", p["layers"], 0, 4, integer=True, label="layers", description="hidden layers"),
        Slider("units", p["units"], 1, 16, integer=True, label="units", description="in each hidden layer"),
        Choice("activation", list(PARAMS["activation"].options), p["activation"]),
        Choice("init", list(PARAMS["init"].options), p["init"], label="initialiser"),
        Choice("optimizer", list(PARAMS["optimizer"].options), p["optimizer"], label="optimiser"),
        Choice(
            "schedule",
            list(PARAMS["schedule"].options),
            p["schedule"],
            label="schedule",
            description="of α, over the length of the run",
        ),
        Slider("alpha", p["alpha"], 1e-4, 10, log=True, label="α"),
        Slider("beta", p["beta"], 0, 0.99, label="β"),
        Choice(
            "batch_size", {str(size): size for size in PARAMS["batch_size"].options}, p["batch_size"], label="batch size"
        ),
        Slider("lambd", p["lambd"], values=STRENGTHS, label="λ", description="strength of the L2 penalty"),
        Slider("l1", p["l1"], values=STRENGTHS, label="λ of L1", description="strength of the L1 penalty"),
        Slider("keep_prob", p["keep_prob"], 0.1, 1, step=0.02, label="keep_prob"),
        Slider("noise", p["noise"], 0, 2, step=0.02, label="input noise", description="added to the inputs in training"),
        Toggle("batchnorm", p["batchnorm"], label="batchnorm"),
        Slider("seed", recipe.seed, values=SEEDS, integer=True),
        Choice("tool", list(TOOLS), label="a click", description="on the plane"),
        Choice("challenge", ["none", *challenges]),
        Button("look", label="look at test"),
    ]


def values_of(recipe: Recipe) -> dict[str, Any]:
    """What the controls of data and training are set to at the end of this recipe's run."""
    params = {name: value for name, value in recipe.settled(recipe.updates).items() if name != "updates"}
    return {name: recipe.data[name] for name in DATA} | params | {"seed": recipe.seed}


def recipe_of(values: dict[str, Any], points: list, updates: int) -> Recipe:
    """The recipe for these controls; points are the own ones."""
    data = {name: values[name] for name in DATA}
    if data["set"] == "own points":
        data["points"] = points
    return Recipe(data, {name: values[name] for name in PARAMS if name != "updates"} | {"updates": updates}, values["seed"])


def with_edits(recipe: Recipe, before: Recipe) -> Recipe:
    """The same, edited in mid-run as the one before was, and begun with that one's values of what was edited."""
    begun = {edit.name: before.params[edit.name] for edit in before.edits}
    return replace(recipe, params=recipe.params | begun, edits=before.edits)


def edited(recipe: Recipe, step: int, values: dict[str, Any]) -> Recipe:
    """The recipe with an edit at this step for every setting that is not as the recipe has it there."""
    now = recipe.settled(step)
    for name in EDITABLE:
        if values[name] != now[name]:
            recipe = recipe.edited(step, name, values[name])
    return recipe
