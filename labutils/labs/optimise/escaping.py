"""Who leaves a saddle, and when: the start is moved ever nearer to the ridge line that leads into it."""

import numpy as np

from .racers import SHORT, racers
from .surfaces import SURFACES, descend

STEPS, OUT = 400, 0.7  # out: half way to the bottom
SETTINGS = {"alpha": 0.09, "alpha_scaled": 0.1, "beta": 0.9, "beta1": 0.9, "beta2": 0.999}


def first(reached: np.ndarray) -> int | None:
    """The first step at which it is true, None if there is none: (steps + 1,) of bool."""
    steps = np.flatnonzero(reached)
    return int(steps[0]) if steps.size else None


def steps_below(surface: str, height: float) -> dict[str, int | None]:
    """name -> the first step of the race on this surface at which f is below that height."""
    place = SURFACES[surface]
    trajectories = {SHORT[name]: descend(place, runner, STEPS) for name, runner in racers(**SETTINGS).items()}
    return {name: first(place.f(path) < height) for name, path in trajectories.items()}
