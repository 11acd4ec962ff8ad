"""The chain of errors from people to the test set: its links, its four gaps, and what each gap asks for."""

import math
from typing import NamedTuple

LINKS = ("people", "train", "train-dev", "dev", "test")
MARGIN = 1.0  # points above which a gap is worth a remedy
PROBLEMS = ("avoidable bias", "variance", "data mismatch", "overfitting to dev")
ACTIONS = {
    "avoidable bias": "a bigger network, longer training, another optimiser or architecture",
    "variance": "more data of the training source, regularise, another architecture",
    "data mismatch": "find what is special in dev, then collect such data or make them",
    "overfitting to dev": "a larger dev set, and fewer looks at it",
    "none": "ask whether metric and dev set aim at what users want; then look at the test set once",
}


class Project(NamedTuple):
    """What is being built, and its five errors in %."""

    name: str
    errors: tuple[float, float, float, float, float]


PROJECTS = {
    "A": Project("bird calls", (0.5, 6, 6.5, 7, 7)),
    "B": Project("parcels", (1, 1.5, 9, 9.5, 10)),
    "C": Project("voices in cars", (2, 3, 4, 12, 12.5)),
    "D": Project("leaves", (4, 4.5, 5, 5.5, 11)),
    "E": Project("X-rays", (15, 15, 16, 16, 16)),
}


def signed(points: float) -> str:
    """A difference in points with its sign, one or two places as needed: +4, −1.5, 0; "?" where nobody has measured it."""
    if math.isnan(points):
        return "?"
    return f"{points:+.4g}".replace("-", "−") if points else "0"
