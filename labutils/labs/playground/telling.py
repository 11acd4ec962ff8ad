"""What is seen, in words and numbers."""

import numpy as np

from labutils.forks.telling import results
from labutils.words import counted, times

from .bench import Bench
from .challenges import CHALLENGES, NOISE, State
from .hands import Hands, nearest
from .words import settings


def sentence(bench: Bench, hands: Hands) -> str:
    """What a hand did; the run, its ghost, the test set if it was looked at, the challenge, and what is pointed at."""
    told = [hands.said, *(_of_run(bench) if bench.training else [f"Not trained: {bench.waiting}"])]
    return " ".join(part for part in (*told, place(bench, hands.probe), moment(bench, hands.update)) if part)


def _of_run(bench: Bench) -> list[str]:
    last, updates = bench.history.last, counted(bench.iteration, "update")
    said = (
        f"{settings(bench.recipe)}: after {updates} J = {last('J'):.3f}, train {last('train'):.1f} %, "
        f"dev {last('dev'):.1f} %."
    )
    return [said + ghost(bench) + bench.seeds.sentence() + test_set(bench) + challenge(bench)]


def ghost(bench: Bench) -> str:
    if not bench.kept:
        return ""
    kept = bench.kept[-1]
    return f" The ghost ({kept.words}): {results(kept.results)}."


def test_set(bench: Bench) -> str:
    if not bench.looks:
        return ""
    if bench.training.test is None:
        return " This split keeps no test set."
    right = 100 * bench.training.net.accuracy(*bench.training.test)
    return f" Test {right:.1f} %, looked at {times(bench.looks)} for this setting."


def challenge(bench: Bench) -> str:
    chosen = CHALLENGES.get(bench.values["challenge"])
    if chosen is None:
        return ""
    return f" {chosen.text} {'Reached!' if chosen.met(state(bench)) else _not_yet(bench)}"


def _not_yet(bench: Bench) -> str:
    quiet = bench.recipe.data["spread"] < NOISE
    return f"It counts only with a spread of {NOISE} or more." if quiet else "Not reached yet."


def state(bench: Bench) -> State:
    """What a challenge's judge looks at."""
    W = bench.training.net.W
    return State(bench.recipe, bench.history.iterations, bench.history.curves(), W.size, float(np.mean(np.abs(W) < 0.01)))


def place(bench: Bench, probe: tuple[float, float] | None) -> str:
    """Class and probability at a place of the plane, with all digits that help; without a network the place alone."""
    if probe is None:
        return ""
    there = f"({probe[0]:.2f}, {probe[1]:.2f})"
    if bench.training is None:
        return f"The cross is at {there}."
    A = bench.training.net.predict(np.array(probe)[:, None])[:, 0]
    chances = np.array([1 - A[0], A[0]]) if len(A) == 1 else A
    best = int(chances.argmax())
    return f"At {there} the network says class {best}, with probability {chances[best]:.4f}."


def moment(bench: Bench, update: float | None) -> str:
    """The curves at the report nearest to an update, to four digits; curves.csv has all of them."""
    if update is None or bench.training is None:
        return ""
    iterations, curves = bench.history.iterations, bench.history.curves("J", "dev loss")
    k = nearest(iterations, update)
    return f"After {counted(iterations[k], 'update')} J was {curves['J'][k]:.4g}, the dev loss {curves['dev loss'][k]:.4g}."
