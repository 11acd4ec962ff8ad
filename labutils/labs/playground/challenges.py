"""Ten bars to beat, judged by the panel. Each has a recipe that beats it, on several seeds; the default beats none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from labutils.recipe import Recipe
from labutils.recipe.sets import DATA


@dataclass(frozen=True)
class State:
    """What a judge looks at."""

    recipe: Recipe
    iterations: list[int]
    curves: dict[str, list[float]]
    weights: int  # numbers in all W, without biases
    zeros: float  # share of them below 0.01 in size


@dataclass(frozen=True)
class Challenge:
    """text : what is asked; met(state) : is it reached; solution : params and data of a recipe that reaches it."""

    name: str
    text: str
    met: Callable[[State], bool]
    solution: Recipe


CHALLENGES: dict[str, Challenge] = {}
NOISE = 0.2  # the least spread that counts: without noise most bars are easy


def challenge(name: str, text: str, met: Callable[[State], bool], edits: Sequence = (), **settings: Any) -> None:
    """One more of them; ``settings`` are the solution's, data and params side by side."""
    data = {key: settings.pop(key) for key in DATA if key in settings}
    CHALLENGES[name] = Challenge(name, text, met, Recipe(data, settings, edits=tuple(edits)))


def reaches(state: State, points: str, bar: float) -> bool:
    """On this set, with its noise as it came, dev is over the bar (in %)."""
    data = state.recipe.data
    return data["set"] == points and data["spread"] >= NOISE and state.curves["dev"][-1] > bar


def quick(state: State, bar: float, updates: int) -> bool:
    """Over the bar at some report within so many updates."""
    return any(dev > bar for i, dev in zip(state.iterations, state.curves["dev"]) if i <= updates)


challenge(
    "small moons",
    "Moons over 90 % on dev with at most 10 weights.",
    lambda s: reaches(s, "moons", 90) and s.weights <= 10,
    set="moons", layers=1, units=3, alpha=0.1,
)  # fmt: skip
challenge(
    "small spiral",
    "Spiral over 95 % on dev with at most 40 weights.",
    lambda s: reaches(s, "spiral", 95) and s.weights <= 40,
    set="spiral", layers=2, units=5, alpha=0.1,
)  # fmt: skip
challenge(
    "small XOR",
    "XOR over 88 % on dev with at most 18 weights.",
    lambda s: reaches(s, "XOR", 88) and s.weights <= 18,
    set="XOR", layers=1, units=6, alpha=0.05,
)  # fmt: skip
challenge(
    "five straight",
    "Five classes over 95 % on dev with at most 10 weights.",
    lambda s: reaches(s, "five classes", 95) and s.weights <= 10,
    set="five classes", layers=0, alpha=0.1,
)  # fmt: skip
challenge(
    "quick circles",
    "Circles over 92 % on dev within 40 updates.",
    lambda s: reaches(s, "circles", 0) and quick(s, 92, 40),
    set="circles", layers=1, units=16, activation="relu", init="he", alpha=0.3,
)  # fmt: skip
challenge(
    "sparse moons",
    "Moons over 90 % on dev with at least 70 % of the weights below 0.01 in size, without batchnorm.",
    lambda s: reaches(s, "moons", 90) and s.zeros >= 0.7 and not s.recipe.params["batchnorm"],
    set="moons", layers=2, units=12, activation="relu", init="he", l1=0.2, alpha=0.05, schedule="cosine",
)  # fmt: skip
challenge(
    "deep sigmoid",
    "Circles over 95 % on dev through four hidden layers of sigmoid units.",
    lambda s: reaches(s, "circles", 95) and (s.recipe.params["layers"], s.recipe.params["activation"]) == (4, "sigmoid"),
    set="circles", layers=4, units=8, activation="sigmoid", batchnorm=True, alpha=0.03,
)  # fmt: skip
challenge(
    "plain descent",
    "Spiral over 95 % on dev with gradient descent.",
    lambda s: reaches(s, "spiral", 95) and s.recipe.params["optimizer"] == "gradient descent",
    set="spiral", layers=2, units=16, optimizer="gradient descent", alpha=1.0, batchnorm=True,
)  # fmt: skip
challenge(
    "few and noisy",
    "Moons with spread 0.3 and the split 30/70/0 (train, dev, test): over 84 % on dev, and train at most 5 points higher.",
    lambda s: reaches(s, "moons", 84) and s.recipe.data["spread"] >= 0.3 and s.recipe.data["split"] == "30/70/0"
    and s.curves["train"][-1] - s.curves["dev"][-1] <= 5,
    set="moons", spread=0.3, split="30/70/0", lambd=0.5, layers=1, units=8, activation="relu", init="he",
)  # fmt: skip
challenge(
    "rescued in mid-run",
    "Spiral over 95 % on dev in a run whose first 100 updates are made with λ = 20 or more.",
    lambda s: reaches(s, "spiral", 95) and all(s.recipe.settled(step)["lambd"] >= 20 for step in range(100)),
    set="spiral", layers=2, units=8, lambd=20, alpha=0.1, edits=[(100, "lambd", 0)],
)  # fmt: skip
