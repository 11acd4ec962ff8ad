"""What of a panel is recorded: all combinations of its controls where they are few, else one control at a time."""

from collections.abc import Iterable, Mapping
from itertools import product
from math import prod
from typing import Any, NamedTuple

import numpy as np

from .controls import Button, Choice, Control, Slider, Toggle

STOPS = 20  # positions of one slider
PRESSES = 6  # of a button
ALL = 60  # combinations of all controls: so many are recorded, every one
EACH = 160  # the same for the sliders' stops under every combination of switches and lists
RUNS = 8  # settings of switches and lists whose runs are recorded
CLOSELY, COARSELY = 40, 12  # places of the run at the defaults, and of any other


class Sweep(NamedTuple):
    """One control's way through ``stops`` while the others are ``fixed``."""

    moves: str
    stops: tuple[Any, ...]
    fixed: dict[str, Any]


def stops(control: Control) -> tuple[Any, ...]:
    """The values of one control that are recorded, its default among them.

    >>> stops(Slider("n", 3, 0, 100, integer=True))[:4]
    (0, 3, 5, 11)
    """
    if isinstance(control, Toggle):
        return False, True
    if isinstance(control, Choice):
        return tuple(value for value in control.named().values() if value not in control.unfilmed)
    if isinstance(control, Button):
        return tuple(range(control.default, control.default + PRESSES))
    every = control.stops()
    picked = np.unique(np.linspace(0, len(every) - 1, min(STOPS, len(every))).round().astype(int))
    return tuple(sorted({*(every[i] for i in picked), control.default}))


def plan(controls: Mapping[str, Control]) -> list[Sweep]:
    """The sweeps of a panel; the one from all defaults comes first.

    >>> [sweep.fixed for sweep in plan({"a": Slider("a", 0, 0, 1), "b": Toggle("b", True)})]
    [{'b': True}, {'b': False}]
    """
    places = {name: stops(control) for name, control in controls.items()}
    if not places:
        return []
    longest = max(places, key=lambda name: len(places[name]))
    switches = [name for name in places if not isinstance(controls[name], Slider)]
    sliders = [name for name in places if name not in switches]
    if prod(map(len, places.values())) <= ALL:
        return list(_sweeps(controls, places, [longest], [name for name in places if name != longest]))
    if sliders and prod(len(places[s]) for s in switches) * sum(len(places[s]) for s in sliders) <= EACH:
        return list(_sweeps(controls, places, sliders, switches))
    return list(_sweeps(controls, places, list(places), []))


class Played(NamedTuple):
    """A setting whose run is recorded, at so many of its places."""

    values: dict[str, Any]
    places: int


def runs(controls: Mapping[str, Control]) -> list[Played]:
    """The runs of a panel: at the defaults closely; more coarsely at what the first sweep and the switches lead to.

    >>> made = {"a": Slider("a", 0, values=(0, 1)), "b": Toggle("b")}
    >>> [(run.values["a"], run.values["b"], run.places) for run in runs(made)]
    [(0.0, False, 40), (0.0, True, 12), (1.0, False, 12)]
    """
    defaults = {name: control.default for name, control in controls.items()}
    switches = [name for name, control in controls.items() if isinstance(control, Choice | Toggle)]
    values = [_default_first(controls[name]) for name in switches]
    chosen = [dict(zip(switches, some, strict=True)) for some in product(*values)] if prod(map(len, values)) <= RUNS else []
    chosen += [{sweep.moves: stop} for sweep in plan(controls)[:1] for stop in sweep.stops]
    settings = [defaults | some for some in chosen]
    others = [setting for i, setting in enumerate(settings) if setting != defaults and setting not in settings[:i]]
    return [Played(defaults, CLOSELY), *(Played(setting, COARSELY) for setting in others)]


def _default_first(control: Control) -> list[Any]:
    return sorted(stops(control), key=lambda value: value != control.default)


def _sweeps(controls: Mapping[str, Control], places: dict, moved: list[str], combined: list[str]) -> Iterable[Sweep]:
    """Each of ``moved`` from the defaults, under all combinations of ``combined``, their defaults first."""
    defaults = {name: control.default for name, control in controls.items()}
    for values in product(*(_default_first(controls[name]) for name in combined)):
        settings = defaults | dict(zip(combined, values, strict=True))
        for name in moved:
            yield Sweep(name, places[name], {n: v for n, v in settings.items() if n != name})
