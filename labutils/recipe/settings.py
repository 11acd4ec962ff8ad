"""What a recipe may set: one line for each setting, with its default and what is allowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..functions import ACTIVATIONS
from ..initializers import INITIALIZERS
from ..optimizers import OPTIMIZERS
from ..schedules import SCHEDULES


class RecipeError(ValueError):
    """A recipe that cannot be carried out; one sentence: what came, what was expected, the cure."""


@dataclass(frozen=True)
class Number:
    """A number from low to high."""

    default: float
    low: float
    high: float
    whole: bool = False

    def check(self, name: str, value: Any) -> float:
        """value as a float, or an int where whole; RecipeError for anything else."""
        kind = "a whole number" if self.whole else "a number"
        expected = f"{kind} from {self.low:g} to {self.high:g}"
        is_one = isinstance(value, int | float) and not isinstance(value, bool) and self.low <= value <= self.high
        if not is_one or (self.whole and value != int(value)):
            raise RecipeError(f"{name} is {shown(value)}; expected {expected}. Set it to {self.default:g}, say.")
        return int(value) if self.whole else float(value)


@dataclass(frozen=True)
class OneOf:
    """One of several values."""

    default: Any
    options: Sequence

    def check(self, name: str, value: Any) -> Any:
        """value itself; RecipeError with the options there are."""
        for option in self.options:
            if type(option) is type(value) and option == value:
                return option
        options = ", ".join(map(str, self.options))
        raise RecipeError(f"{name} is {shown(value)}; expected one of {options}. Set it to {self.default}, say.")


BATCH_SIZES = ("all", 128, 64, 32, 16, 8, 4, 2)
PARAMS: dict[str, Number | OneOf] = {
    "layers": Number(2, 0, 4, whole=True),
    "units": Number(6, 1, 16, whole=True),
    "activation": OneOf("tanh", tuple(ACTIVATIONS)),
    "init": OneOf("xavier", tuple(INITIALIZERS)),
    "optimizer": OneOf("Adam", tuple(OPTIMIZERS)),
    "schedule": OneOf("constant", tuple(SCHEDULES)),
    "alpha": Number(0.03, 1e-4, 10),
    "beta": Number(0.9, 0, 0.99),
    "lambd": Number(0, 0, 100),
    "l1": Number(0, 0, 100),
    "keep_prob": Number(1, 0.1, 1),
    "batchnorm": OneOf(False, (False, True)),
    "noise": Number(0, 0, 2),
    "batch_size": OneOf("all", BATCH_SIZES),
    "updates": Number(600, 1, 5000, whole=True),
}
EDITABLE = ("alpha", "beta", "lambd", "l1", "keep_prob", "noise", "batch_size")  # while the run goes on
SEED = Number(1, 0, 9999, whole=True)


def checked(table: dict[str, Number | OneOf], given: Any, what: str) -> dict[str, Any]:
    """All settings of the table, in its order: those given, checked, else their defaults."""
    if not isinstance(given, dict):
        raise RecipeError(f"{what} is {shown(given)}; expected settings by name. Write them as {{'alpha': 0.1}}.")
    for name in given:
        if name not in table:
            raise RecipeError(f"{what} has {shown(name)}; expected some of {', '.join(table)}. Leave the others out.")
    return {name: setting.check(name, given.get(name, setting.default)) for name, setting in table.items()}


def shown(value: Any) -> str:
    """A value as a sentence may quote it: never longer than forty letters, and one line."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:36]} ..."
