"""The recipe itself: data, settings, seed, and what was changed while the run went on."""

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Self

from .sets import DATA, OWN, checked_points
from .settings import EDITABLE, PARAMS, SEED, RecipeError, checked, shown

VERSION = 1
SCENES = ("playground",)
LONGEST = 20_000  # updates, with all that edits added
MOST_EDITS = 500


class Edit(NamedTuple):
    """After ``step`` updates the setting ``name`` became ``value``."""

    step: int
    name: str
    value: Any


@dataclass(frozen=True)
class Recipe:
    """One run, to the bit: the same recipe gives the same weights wherever it is carried out with the same NumPy.

    data : which set, how far its points spread, its seed and split, see ``sets.DATA``; "points" for own ones
    params : the settings of network and training, see ``settings.PARAMS``; what is left out has its default
    seed : draws weights, batches, masks and noise
    edits : settings that changed while the run went on, in the order of their steps
    scene : whose recipe it is

    RecipeError for the first field that will not do.

    >>> Recipe(params={"alpha": -1})
    Traceback (most recent call last):
    labutils.recipe.settings.RecipeError: alpha is -1; expected a number from 0.0001 to 10. Set it to 0.03, say.
    """

    data: dict[str, Any] = field(default_factory=dict)
    params: dict[str, Any] = field(default_factory=dict)
    seed: int = 1
    edits: tuple[Edit, ...] = ()
    scene: str = "playground"

    def __post_init__(self):
        if self.scene not in SCENES:
            raise RecipeError(
                f"scene is {shown(self.scene)}; expected {', '.join(SCENES)}. Take it to the lab it came from."
            )
        given = dict(self.data) if isinstance(self.data, dict) else self.data
        points = given.pop("points", []) if isinstance(given, dict) else []
        data = checked(DATA, given, "data")
        if data["set"] == OWN:
            data["points"] = checked_points(points)
        elif points:
            raise RecipeError(f"data has points beside the set {data['set']}; expected them with {OWN}. Leave one out.")
        self._put("data", data)
        self._put("params", checked(PARAMS, self.params, "params"))
        self._put("seed", SEED.check("seed", self.seed))
        self._put("edits", self._checked_edits())
        if self.updates > LONGEST:
            raise RecipeError(f"the run has {self.updates:,} updates; expected at most {LONGEST:,}. Leave late edits out.")

    def _put(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)

    def _checked_edits(self) -> tuple[Edit, ...]:
        edits = self.edits
        if not isinstance(edits, list | tuple) or len(edits) > MOST_EDITS:
            raise RecipeError(
                f"edits is {shown(edits)}; expected at most {MOST_EDITS} of them. Write [[240, 'lambd', 0.7]]."
            )
        return tuple(sorted((_checked_edit(edit) for edit in edits), key=lambda edit: edit.step))

    @property
    def updates(self) -> int:
        """Updates in all: an edit at the end of the run, or behind it, lets it go on for as many again."""
        length = self.params["updates"]
        return length * (1 + max((edit.step // length for edit in self.edits), default=0))

    def edited(self, step: int, name: str, value: Any) -> Self:
        """This recipe with one more edit; those that would have come later, or at this step to this setting, are gone."""
        kept = [edit for edit in self.edits if edit.step < step or (edit.step == step and edit.name != name)]
        return replace(self, edits=(*kept, Edit(step, name, value)))

    def settled(self, step: int) -> dict[str, Any]:
        """The params as they are once ``step`` updates are made."""
        return self.params | {edit.name: edit.value for edit in self.edits if edit.step <= step}

    # ---- as plain JSON -----------------------------------------------------------------------------------------------

    def plain(self) -> dict[str, Any]:
        """Dicts, lists, numbers and text only: fit for JSON, which keeps every bit of a number."""
        return {
            "version": VERSION,
            "scene": self.scene,
            "data": self.data,
            "params": self.params,
            "seed": self.seed,
            "edits": [list(edit) for edit in self.edits],
        }

    @classmethod
    def from_plain(cls, plain: Any) -> Self:
        """The recipe that ``plain()`` gave; RecipeError for anything else."""
        fields = ("version", "scene", "data", "params", "seed", "edits")
        if not isinstance(plain, dict) or set(plain) != set(fields):
            raise RecipeError(f"a recipe came as {shown(plain)}; expected {', '.join(fields)}. Take one that a lab wrote.")
        if type(plain["version"]) is not int or plain["version"] != VERSION:
            raise RecipeError(
                f"version is {shown(plain['version'])}; expected {VERSION}. Open it with the labs that wrote it."
            )
        return cls(**{name: plain[name] for name in fields[1:]})


def checked_recipe(recipe: Any) -> Recipe:
    """recipe itself; RecipeError for what is none."""
    if not isinstance(recipe, Recipe):
        raise RecipeError(f"recipe is {shown(recipe)}; expected a Recipe. Make one with Recipe(), or with unpacked(line).")
    return recipe


def _checked_edit(edit: Any) -> Edit:
    cure = "Write it as [240, 'lambd', 0.7]: the step, the setting, its new value."
    if not isinstance(edit, list | tuple) or len(edit) != 3:
        raise RecipeError(f"an edit is {shown(edit)}; expected three entries. {cure}")
    step, name, value = edit
    if type(step) is not int or not 0 <= step <= LONGEST:
        raise RecipeError(f"an edit's step is {shown(step)}; expected a whole number from 0 to {LONGEST:,}. {cure}")
    if name not in EDITABLE:
        raise RecipeError(f"an edit changes {shown(name)}; expected one of {', '.join(EDITABLE)}. {cure}")
    return Edit(step, name, PARAMS[name].check(name, value))
