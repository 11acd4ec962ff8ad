"""Public callable × kind of X and Y: the right answer, or one sentence, and everywhere the same one.

The callables are found by looking (see callables.py): a new one that takes X or Y is tried too.
"""

import inspect
from types import GeneratorType

import numpy as np
import pytest

from labutils.network import Network
from labutils.splits import Normalizer
from tests.unit.borders.callables import ELSEWHERE, INSIDE, Entry, entries, given, network
from tests.unit.borders.kinds import ALIKE, MISFITS, ONE_HOT, UNLIKE, M, X, Y

DATA = ("X", "Y")
CALLABLES = {e.name: e for e in entries(ELSEWHERE | INSIDE) if set(DATA) & e.parameters.keys()}
ABOUT_NETWORKS = {name for name, e in CALLABLES.items() if e.owner is Network or "net" in e.parameters}
RECORDS = {"data.TrainDev"}  # plain records of arrays: they hold what they are given


def pairs(kinds, *, needs: str) -> list:
    """(callable, kind) for each callable that takes this part of the data."""
    return [
        pytest.param(e, kind, id=f"{e.name} - {kind}")
        for e in CALLABLES.values()
        if e.name not in RECORDS and needs in e.parameters
        for kind in kinds
    ]


def ask(entry: Entry, cost: str = "sigmoid", n_y: int = 1, **data) -> np.ndarray:
    """Call it with these data and the simplest of all it must have besides; all numbers that come back, or were changed."""
    net = network(cost or "sigmoid", n_y)
    known = {name: make() for name, make in given(net).items()} | data
    needed = [
        p.name for p in entry.parameters.values() if p.default is p.empty and p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL)
    ]
    needed += [name for name in ("epochs",) if any(p.kind is p.VAR_KEYWORD for p in entry.parameters.values())]
    needed += ["rng"] * ("rng" in entry.parameters)
    unknown = set(needed) - known.keys()
    assert not unknown, f"{entry.name} must have {unknown}: say in callables.given what it gets"
    owner = {None: [], Network: [net], Normalizer: [Normalizer(X)]}[entry.owner]
    answer = entry.call(*owner, **{name: known[name] for name in {*needed}})
    return np.concatenate([*numbers(answer), net.theta, net.grad])


def numbers(answer) -> list[np.ndarray]:
    """Whatever comes back, as flat arrays in order."""
    if isinstance(answer, Network):
        return [answer.theta]
    if isinstance(answer, Normalizer):
        return [answer.mu.ravel(), answer.sigma.ravel()]
    if isinstance(answer, dict):
        return numbers(list(answer.values()))
    if isinstance(answer, list | tuple | GeneratorType) or hasattr(answer, "__next__"):
        return [array for one in answer for array in numbers(one)]
    if answer is None or isinstance(answer, str):
        return []
    return [np.ravel(np.asarray(answer, float))]


def test_all_who_take_data_are_found():
    assert {"network.Network.J_and_grad", "training.fit", "gradcheck.gradient_check", "splits.split"} <= CALLABLES.keys()
    assert len(CALLABLES) >= 20 and len(ALIKE) + len(UNLIKE) + len(MISFITS) >= 25


@pytest.mark.parametrize(("entry", "kind"), pairs(ALIKE, needs="X"))
def test_the_same_numbers_of_another_kind_give_the_same_answer(entry, kind):
    data = {name: {"X": X, "Y": Y}[name] for name in DATA if name in entry.parameters}
    with_kind = {name: ALIKE[kind](values) for name, values in data.items()}
    assert np.allclose(ask(entry, **with_kind), ask(entry, **data), rtol=1e-12, atol=1e-12)


def sentence(entry: Entry, cost: str = "sigmoid", n_y: int = 1, **data) -> str:
    """What is said on refusing; it must be one sentence with what came, what was expected and the cure."""
    with pytest.raises(ValueError) as refused:
        ask(entry, cost, n_y, **data)
    said = str(refused.value)
    assert "\n" not in said and "expected" in said and said.endswith((".", "?")) and 40 < len(said) < 400, said
    return said


@pytest.mark.parametrize(("entry", "kind"), pairs(UNLIKE, needs="X"))
def test_an_X_that_is_no_table_of_real_numbers_is_refused_in_words(entry, kind):
    change, words = UNLIKE[kind]
    said = sentence(entry, X=change(X), Y=Y)
    assert said.startswith("X ") and words in said


@pytest.mark.parametrize(("entry", "kind"), pairs(UNLIKE, needs="Y"))
def test_a_Y_that_is_no_table_of_real_numbers_is_refused_in_words(entry, kind):
    change, words = UNLIKE[kind]
    said = sentence(entry, X=X, Y=change(Y))
    assert said.startswith("Y ") and words in said


@pytest.mark.parametrize(("entry", "kind"), pairs(MISFITS, needs="Y"))
def test_data_that_do_not_fit_get_one_and_the_same_sentence_everywhere(entry, kind):
    misfit = MISFITS[kind]
    if misfit.cost and entry.name not in ABOUT_NETWORKS:
        return  # who knows no network cannot see this
    x, y = misfit.change(X, Y)
    said = sentence(entry, misfit.cost, misfit.n_y, X=x, Y=y)
    assert misfit.words in said
    if entry.name in ABOUT_NETWORKS:
        assert said == sentence(CALLABLES["network.Network.check"], misfit.cost, misfit.n_y, X=x, Y=y)


@pytest.mark.parametrize(("entry", "m"), pairs((1, 2), needs="X"))
def test_one_example_is_answered_or_refused_in_words_but_never_with_nan(entry, m):
    data = {"X": X[:, :m], "Y": Y[:, :m]}
    try:
        assert not np.isnan(ask(entry, **data)).any()
    except ValueError:
        sentence(entry, **data)
        assert entry.name.endswith(".split"), "only a split needs more examples"


@pytest.mark.parametrize("name", sorted(ABOUT_NETWORKS))
@pytest.mark.parametrize(("cost", "n_y", "labels"), [
    ("softmax", 3, ONE_HOT), ("sigmoid", 2, np.r_[Y, 1 - Y]), ("squared", 2, np.r_[Y, -3.5 * Y]),
])  # fmt: skip
def test_labels_that_fit_are_taken(name, cost, n_y, labels):
    if cost == "squared" and "accuracy" in name:
        return  # a regression has none, see test_network.py
    assert np.isfinite(ask(CALLABLES[name], cost, n_y, X=X, Y=labels)).all()


@pytest.mark.parametrize("name", sorted(ABOUT_NETWORKS))
def test_data_are_left_as_they_were(name):
    x, y = X.copy(), Y.copy()
    ask(CALLABLES[name], X=x, Y=y)
    assert np.array_equal(x, X) and np.array_equal(y, Y)


def test_an_unknown_parameter_would_be_noticed():
    def fresh(X, mystery): ...

    with pytest.raises(AssertionError, match="fresh must have {'mystery'}"):
        ask(Entry("fresh", fresh, None), X=X)
    assert inspect.signature(fresh).parameters.keys() == {"X", "mystery"} and M == X.shape[1]
