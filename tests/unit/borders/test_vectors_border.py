"""Public callable × kind of theta, gradient, Z or weights: the right answer, or one sentence.

The callables are found by looking, like those of test_data_border.py; what is assigned to a network's views is beside them.
"""

from functools import partial

import numpy as np
import pytest

from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS
from labutils.parameters import Snapshot
from labutils.updates import Optimizer
from tests.unit.borders.callables import ELSEWHERE, INSIDE, Entry, entries
from tests.unit.borders.kinds import ALIKE, UNLIKE, Frame

VECTORS = ("theta", "grad", "g", "a", "b", "Z", "A")
V = np.array([[0.0, 1, 1, 1, 0, 1, 0, 0, 1]])  # (1, N), since the kinds are of two axes; each type holds 0 and 1
TABLE = np.vstack([V, 1 - V])
GIVEN = {
    "J": lambda theta: (theta**2).sum(),
    "c": 1.0,
    **{name: V[0] for name in ("theta", "grad", "g", "a", "b")},
    **{"Z": TABLE, "A": TABLE},
}
MAY_BE_READ = (
    "NaN or infinite",
    "has shape",
)  # of UNLIKE: real numbers, if odd ones, that some callables have an answer for


def reset(kind: type[Optimizer], theta) -> np.ndarray:
    """Where theta is after a reset for it and a step from 0."""
    optimizer, moved = kind(0.1), np.zeros(V.size)
    optimizer.reset(theta)
    optimizer.step(moved, V[0])
    return moved


def step(kind: type[Optimizer], theta, grad) -> np.ndarray:
    optimizer, theta = kind(0.1), theta.copy() if isinstance(theta, np.ndarray) and theta.flags.writeable else theta
    optimizer.reset(np.zeros(V.size))
    optimizer.step(theta, grad)
    return theta


def assigned(name: str, theta) -> np.ndarray:
    net = Network(mlp(2, 2, 1))
    setattr(net, name, theta)
    return getattr(net, name)


def restored(theta) -> np.ndarray:
    net = Network(mlp(2, 2, 1))
    net.restore(Snapshot(theta, np.empty(0)))
    return net.theta


def filled(W1) -> np.ndarray:
    net = Network(mlp(V.size, 1))
    net.blocks()["W1"] = W1
    return net.theta


def is_tried(entry: Entry) -> bool:
    """What optimisers do is below, since a step needs a reset; a Function is a record of functions that are tried."""
    optimiser = entry.owner is not None and issubclass(entry.owner, Optimizer)
    return {*VECTORS} & entry.parameters.keys() and not optimiser and "functions.Function" not in entry.name


ENTRIES = [
    *filter(is_tried, entries(ELSEWHERE | (INSIDE - {"functions"}))),
    *(Entry(f"{name} reset", partial(reset, kind), None) for name, kind in OPTIMIZERS.items()),
    *(Entry(f"{name} step", partial(step, kind), None) for name, kind in OPTIMIZERS.items()),
    *(Entry(f"{name} of a network", lambda theta, name=name: assigned(name, theta), None) for name in ("theta", "grad")),
    Entry("a snapshot", restored, None),
    Entry("a block", filled, None),
    Entry("a layer's W", lambda W: setattr((net := Network(mlp(V.size, 1))).layers[0], "W", W) or net.theta, None),
    Entry("weights of one's own", lambda W1: Network(mlp(V.size, 1), init={"W1": W1}).theta, None),
    Entry("weights drawn by a function", lambda W1: Network(mlp(V.size, 1), init=lambda *_: W1).theta, None),
]
IN_PLACE = {f"{name} {act}" for name in OPTIMIZERS for act in ("reset", "step")}  # theta must be an array of floats there


def row(kind):
    """The one row of it, where it has one."""
    if isinstance(kind, Frame):
        return Frame(kind.values[0])
    return kind[0] if isinstance(kind, np.ndarray | list | tuple) and len(kind) == 1 else kind


def of_kind(change, name: str):
    """What a vector, or a table, becomes."""
    return change(TABLE) if name in ("Z", "A") else change(V) if name.startswith("W") else row(change(V))


def ask(entry: Entry, **vectors) -> np.ndarray:
    needed = [name for name, p in entry.parameters.items() if p.default is p.empty]
    answer = entry.call(**{name: vectors.get(name, GIVEN.get(name)) for name in needed})
    with np.errstate(over="ignore"):  # of long doubles
        return np.array(answer, float)


def pairs() -> list:
    return [
        pytest.param(entry, name, id=f"{entry.name} - {name}")
        for entry in ENTRIES
        for name in entry.parameters
        if name in VECTORS or name.startswith("W")
    ]


def check_sentence(said: str, name: str) -> None:
    assert "\n" not in said and "expected" in said and said.endswith((".", "?")) and 30 < len(said) < 400, said
    assert said.startswith((name, "init", "grad", "a has", "softmax", "v has", "s has")), said


def test_they_are_found():
    names = {entry.name for entry in ENTRIES}
    assert {"differences.relative_difference", "optimizers.clip", "functions.softmax"} <= names and len(names) >= 30


@pytest.mark.parametrize(("entry", "name"), pairs())
def test_the_same_numbers_of_another_kind_give_the_same_answer(entry, name):
    expected = ask(entry, **{name: of_kind(np.copy, name)})
    for kind, change in ALIKE.items():
        value = of_kind(change, name)
        if (
            entry.name in IN_PLACE
            and name == "theta"
            and not (isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.flags.writeable)
        ):
            with pytest.raises(ValueError, match="expected an array of floats, since it is changed in place"):
                ask(entry, **{name: value})
            continue
        rough = entry.name in IN_PLACE and name == "theta"  # which stays of its own precision
        assert np.allclose(ask(entry, **{name: value}), expected, rtol=0, atol=0.01 if rough else 1e-12), kind


@pytest.mark.parametrize(("entry", "name"), pairs())
def test_what_is_not_a_vector_of_real_numbers_is_refused_in_words(entry, name):
    for kind, (change, words) in UNLIKE.items():
        value = of_kind(change, name)
        try:
            answer = ask(entry, **{name: value})
        except ValueError as refused:
            check_sentence(str(refused), name)
            continue
        assert words.startswith(MAY_BE_READ), f"{kind} gives {answer}"
        with np.errstate(over="ignore"):
            plain = np.array(value, float)
        assert np.array_equal(answer, ask(entry, **{name: plain}), equal_nan=True), kind
