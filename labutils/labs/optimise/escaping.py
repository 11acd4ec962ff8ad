"""Who leaves a saddle, and when: the start is moved ever nearer to the ridge line that leads into it."""

from functools import cache

import numpy as np

from .racers import SHORT, racers
from .surfaces import SURFACES, descend

STEPS, OUT = 400, 0.7  # out: half way to the bottom
OFFSETS = (0, 1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 0.1)  # of the start from the ridge
NOISES = (0, 1e-6, 1e-4, 1e-3, 0.01, 0.1)  # on the slopes
SETTINGS = {"alpha": 0.09, "alpha_scaled": 0.1, "beta": 0.9, "beta1": 0.9, "beta2": 0.999}


def first(reached: np.ndarray) -> int | None:
    """The first step at which it is true, None if there is none: (steps + 1,) of bool."""
    steps = np.flatnonzero(reached)
    return int(steps[0]) if steps.size else None


@cache
def distances() -> dict[str, np.ndarray]:
    """name -> |w2| of the way from each offset under each noise, (offsets, noises, steps + 1).

    All of them side by side take hardly longer than one.
    """
    place, shape = SURFACES["saddle"], (len(OFFSETS), len(NOISES))
    offset, noise = (grid.ravel() for grid in np.meshgrid(OFFSETS, NOISES, indexing="ij"))
    start = np.stack([np.full(offset.shape, place.start[0]), offset])
    return {
        SHORT[name]: np.abs(descend(place, runner, STEPS, start=start, noise=noise, rng=np.random.default_rng(1))[1])
        .reshape(*shape, -1)
        for name, runner in racers(**SETTINGS).items()
    }  # fmt: skip


def steps_below(surface: str, height: float) -> dict[str, int | None]:
    """name -> the first step of the race on this surface at which f is below that height."""
    place = SURFACES[surface]
    trajectories = {SHORT[name]: descend(place, runner, STEPS) for name, runner in racers(**SETTINGS).items()}
    return {name: first(place.f(path) < height) for name, path in trajectories.items()}
