"""Controls as plain descriptions: what may be set, between which bounds, and what is wrong with a value."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Control:
    """What every control has; ``name`` is the keyword that ``Scene.start`` receives."""

    name: str

    def __post_init__(self):
        if not (isinstance(self.name, str) and self.name.isidentifier()):
            raise ValueError(f"a control's name is a Python name, as start(**values) receives it; got {self.name!r}")
        if not self.label:
            object.__setattr__(self, "label", self.name.replace("_", " "))
        self._complete()
        object.__setattr__(self, "default", self.check(self.default))

    def _complete(self) -> None:
        """Check what describes the control, and fill in what was left out."""

    def wrong(self, value: Any, expected: str) -> ValueError:
        return ValueError(f"{self.label} is {value!r}; expected {expected}")

    def to_page(self, value: Any) -> Any:
        """The value as the page shows it."""
        return value

    def from_page(self, value: Any) -> Any:
        """What the page sent, checked."""
        return self.check(value)

    def spec(self) -> dict:
        """What the page is told of it."""
        kind = type(self).__name__.lower()
        return {"kind": kind, "name": self.name, "label": self.label, "description": self.description}


@dataclass(frozen=True)
class Slider(Control):
    """A number between ``min`` and ``max``: a slider with a box for exact values.

    step : distance of two slider positions; by default about a hundredth of the range.
    log : positions in equal ratios (needs min > 0).
    integer : whole numbers only.
    values : instead of min, max and step, the increasing positions themselves, say (0, 0.01, 0.1, 1, 10).
    snap : nothing lies between the positions: what is typed there goes to the nearest.

    >>> Slider("lambd", 0.7, 0, 10, label="λ").check(12)
    Traceback (most recent call last):
    ValueError: λ is 12; expected a number from 0 to 10
    """

    default: float
    min: float | None = None
    max: float | None = None
    step: float | None = None
    label: str = ""
    log: bool = False
    integer: bool = False
    values: Sequence[float] | None = None
    snap: bool = False
    description: str = ""

    def _complete(self):
        if self.values is not None:
            self._check_values()
            object.__setattr__(self, "min", self.values[0])
            object.__setattr__(self, "max", self.values[-1])
        self._check_bounds()

    def _check_values(self):
        if len(self.values) < 2 or any(b <= a for a, b in zip(self.values, self.values[1:])):
            raise ValueError(f"{self.label}: values must increase and be at least two; got {self.values!r}")

    def _check_bounds(self):
        for name in ("min", "max"):
            if not is_number(getattr(self, name)):
                raise self.wrong_bound(name, getattr(self, name), "a finite number")
        if self.min >= self.max:
            raise self.wrong_bound("max", self.max, f"more than min, {self.min:.6g}")
        if self.log and self.min <= 0:
            raise self.wrong_bound("min", self.min, "more than 0 with log=True; for a 0 at the left end give values=")
        if self.step is not None and not (is_number(self.step) and 0 < self.step <= self.max - self.min):
            raise self.wrong_bound("step", self.step, "more than 0 and at most max - min")

    def wrong_bound(self, name: str, got: Any, expected: str) -> ValueError:
        return ValueError(f"{self.label}: {name} is {got!r}; expected {expected}")

    def check(self, value: Any) -> float | int:
        """The value as a number of the right kind, or a ValueError that says what is wrong."""
        if not is_number(value) or not self.min <= value <= self.max or (self.integer and value != int(value)):
            raise self.wrong(value, f"a {'whole ' * self.integer}number from {self.min:.6g} to {self.max:.6g}")
        value = min(self.stops(), key=lambda stop: abs(stop - value)) if self.snap else value
        return int(value) if self.integer else float(value)

    def stops(self) -> list[float]:
        """The positions of the slider, from min to max."""
        if self.values is not None:
            stops = self.values
        elif self.log:
            stops = [float(f"{v:.3g}") for v in np.geomspace(self.min, self.max, 121)]
        else:
            step = self.step or (1 if self.integer else nice((self.max - self.min) / 100))
            stops = np.round(self.min + step * np.arange(math.floor((self.max - self.min) / step + 1e-9) + 1), 12)
        stops = [float(v) for v in stops]
        stops[0] = float(self.min)
        return sorted({int(v) if self.integer else v for v in [*stops, float(self.max)]})

    def spec(self) -> dict:
        return super().spec() | {"min": self.min, "max": self.max, "stops": self.stops(), "integer": self.integer}


@dataclass(frozen=True)
class Choice(Control):
    """One of several options: a sequence, or a mapping from the text that is shown to the value.

    >>> Choice("optimizer", ["adam", "momentum"]).check("newton")
    Traceback (most recent call last):
    ValueError: optimizer is 'newton'; expected one of 'adam', 'momentum'
    """

    options: Sequence | Mapping[str, Any]
    default: Any = None
    label: str = ""
    description: str = ""
    unfilmed: Sequence = ()  # options that no film records, since what they show depends on the machine

    def _complete(self):
        if len(self.options) < 2 or isinstance(self.options, str):
            raise ValueError(f"{self.label}: a choice needs two options or more; got {self.options!r}")
        if self.default is None:
            object.__setattr__(self, "default", next(iter(self.named().values())))

    def named(self) -> dict[str, Any]:
        """The text of each option and its value."""
        return dict(self.options) if isinstance(self.options, Mapping) else {str(o): o for o in self.options}

    def check(self, value: Any) -> Any:
        """The value itself, or a ValueError with the options there are."""
        named = self.named()
        for option in named.values():
            if type(option) is type(value) and option == value:
                return option
        raise self.wrong(value, "one of " + ", ".join(repr(v) for v in named.values()))

    def to_page(self, value) -> str:
        return next(text for text, option in self.named().items() if option is value or option == value)

    def from_page(self, value) -> Any:
        return self.check(self.named().get(value, value))

    def spec(self) -> dict:
        return super().spec() | {"options": list(self.named())}


@dataclass(frozen=True)
class Toggle(Control):
    """On or off."""

    default: bool = False
    label: str = ""
    description: str = ""

    def check(self, value: Any) -> bool:
        """True or False; a ValueError for anything else."""
        if not isinstance(value, bool | np.bool_):
            raise self.wrong(value, "True or False")
        return bool(value)


@dataclass(frozen=True)
class Button(Control):
    """A button whose value is how often it was pressed: fit to be a seed."""

    label: str = ""
    description: str = ""
    default: int = 0

    def check(self, value: Any) -> int:
        """A whole number from 0; a ValueError for anything else."""
        if not is_number(value) or value < 0 or value != int(value):
            raise self.wrong(value, "a whole number from 0: how often it was pressed")
        return int(value)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.number) and not isinstance(value, bool) and math.isfinite(value)


def nice(step: float) -> float:
    """The nearest 1, 2 or 5 times a power of ten that is not larger."""
    power = 10.0 ** math.floor(math.log10(step))
    return power * max(m for m in (1, 2, 5) if m * power <= step * (1 + 1e-9))
