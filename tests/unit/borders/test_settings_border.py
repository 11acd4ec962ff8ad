"""Public callable × setting × value: taken, or refused in one sentence that names the setting and the cure.

The callables and their settings are found by looking: a setting that no table here knows fails the test.
"""

import inspect
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import pytest

from labutils.layers import Layer, mlp
from labutils.network import Network
from labutils.penalties import Penalties
from labutils.splits import Normalizer
from labutils.training import train
from tests.unit.borders.callables import ELSEWHERE, INSIDE, Entry, entries, given, network
from tests.unit.borders.kinds import X, Y

RECORD = np.array([(0.5,)], dtype=[("a", float)])  # NumPy turns records of one field into numbers without a word
NO_NUMBER_EITHER = ([[1, 2], [3]], RECORD, RECORD[0], np.full((3, 3), 0.5), 10**400, np.longdouble("1e400"))
NO_NUMBERS = ("much", "1", 1j, {}, ..., np.nan, np.inf, -np.inf, Decimal("0.5"), Fraction(1, 2))


class Setting(NamedTuple):
    """good values must be taken; bad ones refused, besides all that is no number (of ``no_numbers``)."""

    good: tuple
    bad: tuple
    no_numbers: tuple = (*NO_NUMBERS, *NO_NUMBER_EITHER, None, [])


COUNT = Setting((2, 5, np.int64(3), np.int8(100)), (0, -1, 2.5, True, [2, 3]))
POSITIVE = Setting((0.5, 1, np.float32(0.5), np.uint8(1), np.array(0.5)), (0, -1, True))
NOT_NEGATIVE = Setting((0, 0.5, np.float64(2), np.array(0.5)), (-1, -1e-9, True))
SHARE = Setting((0.5, np.float32(0.25)), (-0.1, 1.5, False))
FINITE = Setting((0.5, -2), ())
SEED = Setting((0, 7, np.int64(7), np.uint8(7)), (-1, 1.5, [], "seven"), (*NO_NUMBERS, [[1, 2], [3]], RECORD, None))
NAME = Setting((), ("nobody", 3j, None, [], {}, RECORD, np.eye(9)), ())
SETTINGS = {
    **dict.fromkeys(("m", "m_dev", "classes", "petals", "days", "epochs", "n_in", "n_out", "n"), COUNT),
    **dict.fromkeys(("alpha", "alpha0", "k", "steps", "power", "c"), POSITIVE),
    **dict.fromkeys(("noise", "sigma", "decay", "lambd", "l1", "periods", "floor"), NOT_NEGATIVE),
    **dict.fromkeys(("chance", "end", "beta", "beta1", "beta2", "momentum", "rate"), SHARE),
    "keep_prob": SHARE._replace(bad=(0, -0.1, 1.5)),
    "epsilon": Setting((1e-8, 1e-5), (-1,)),
    "every": Setting(
        (2, np.int64(3), "epoch", [2], (1, 2), range(1, 3)), (0, -1, 2.5, True, [0, 2], [1, 99], np.array(2.5))
    ),
    "batches": Setting(
        ([slice(0, 4), [6, 5]], None), ([], [[]], 3, [99], [[99]], ["a"], "ab", [1, [2, [3]]], [10**30], ...), ()
    ),
    "pixels": Setting((0, 1, 2.5), (-1, 5)),
    "degrees": Setting((0, 15, 180, np.uint8(15)), (-1, 181)),
    "turns": FINITE,
    "sides": Setting((1, 2), (0, 3, 1.5)),
    "batch_size": COUNT._replace(no_numbers=(*NO_NUMBERS, *NO_NUMBER_EITHER, [])),
    "seed": SEED,
    "fractions": Setting(
        ((0.5, 0.5), [1.0]),
        (
            (0.6, 0.3),
            (1.2, -0.2),
            (),
            0.5,
            (np.nan, 1),
            (np.inf, 1),
            ("a", "b"),
            ("0.5", "0.5"),
            np.array(0.5),
            [[0.5], [0.5, 0]],
        ),
    ),
    "at": Setting((), ((60, 30), (30,), ("a", "b"), (np.nan, 60), 30, None), ()),
    "factors": Setting((), ((0.1,), (-0.1, 0.01), ("a", "b"), (np.nan, 0.1), 0.1, None), ()),
    "t": Setting(
        (0, 3, np.arange(5), [1, 2], [], Fraction(1, 2), 1e19),
        (-1, [0, -1], [[1, 2], [3]], RECORD),
        (*NO_NUMBERS[:-2], None),
    ),
    "rng": Setting((np.random.default_rng(0),), (3, "seed", ...), ()),
    "activation": NAME,
    "name": NAME,
    "cost": NAME,
    "init": Setting(("he", 0.1, 0), ("best", np.nan, np.inf, 1j, None, [], {}, object, lambda n: n), ()),
    "schedule": Setting((lambda epoch: 0.1,), ("cosine", 3, []), ()),
    "optimizer": Setting((), ("Adam", None, 3), ()),
}
CALLED = {"name": "activation", "n": "n_out"}  # parameters whose sentence uses a clearer word
FLAGS = {"train", "shuffle", "mean", "cycle", "batchnorm", "bias"}  # any truth value will do, but not several
DATA = {"X", "Y", "labels", "theta", "grad", "g", "a", "b"}  # numbers, see test_data_border.py
MADE = {"net", "layers", "sizes", "J", "settings"}  # what only the library or Python makes
PURE = {"gradcheck.verdict", "gradcheck.in_words", "streams.inits", "streams.is_many"}  # one line on plain numbers


def is_tried(entry: Entry) -> bool:
    """Layers are made by learners and called by the network alone; records hold what they are given."""
    module, name, *method = entry.name.split(".")
    cls = entry.owner or entry.call
    if cls in (Network, Penalties) and not method:
        return False
    if module == "layers":
        return name == "mlp" or (inspect.isclass(cls) and issubclass(cls, Layer) and cls is not Layer and not method)
    if module in ("network", "gradcheck") and inspect.isclass(cls) and cls is not Network:
        return False
    inner = module == "network" and not inspect.isclass(cls)
    return not inner and entry.name not in PURE and not hasattr(cls, "_fields")


ENTRIES = [e for e in entries(ELSEWHERE | (INSIDE - {"layers"})) if is_tried(e)]


def parameters(entry: Entry) -> dict[str, inspect.Parameter]:
    """Those of the call; ``**settings`` are passed on to ``train``."""
    found = entry.parameters
    return found | dict(inspect.signature(train).parameters) if "settings" in found else found


def cases(values: Callable) -> list:
    return [
        pytest.param(entry, name, value, id=f"{entry.name} - {name}={str(value)[:24]}")
        for entry in ENTRIES
        for name, parameter in parameters(entry).items()
        for value in (values(SETTINGS[name], parameter) if name in SETTINGS else ())
    ]


def good(setting: Setting, parameter) -> tuple:
    return setting.good


def bad(setting: Setting, parameter) -> list:
    """None and a sequence may mean something where they are the default, or where a stack takes one for each network."""
    return [value for value in (*setting.bad, *setting.no_numbers) if value is not None or parameter.default is not None]


def ask(entry: Entry, **settings):
    """Call it with these settings and the simplest of all it must have besides, to the end."""
    net = network()
    simplest = {name: make() for name, make in given(net).items()}
    simplest |= {"X": X, "Y": Y, "labels": [0, 1], "layers": mlp(16, 3, 1), "sizes": (2, 3, 1), "name": "relu", "t": 3}
    simplest |= {
        "n": 3,
        "n_in": 3,
        "n_out": 2,
        "sigma": 0.1,
        "alpha0": 0.1,
        "J": np.sum,
        "theta": np.ones(3),
        "m": 9,
        "seed": 1,
    }
    simplest |= {"a": np.ones(3), "b": np.ones(3), "g": np.ones(3), "grad": np.ones(3), "c": 1.0}
    needed = {name: p for name, p in parameters(entry).items() if p.default is p.empty or name in ("rng", "seed")}
    positional = simplest["sizes"] if "sizes" in needed else ()
    keywords = {name: simplest[name] for name in needed if name not in ("sizes", "settings")}
    owner = {None: [], Network: [net], Penalties: [net], Normalizer: [Normalizer(X)]}.get(entry.owner, [])
    if entry.owner and not owner:
        owner = [entry.owner()]
        owner[0].reset(simplest["theta"])
    answer = entry.call(*owner, *positional, **(keywords | settings))
    return list(answer) if hasattr(answer, "__next__") else answer


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.name)
def test_every_parameter_is_in_a_table(entry):
    unknown = parameters(entry).keys() - SETTINGS.keys() - FLAGS - DATA - MADE
    assert not unknown, f"{entry.name} takes {unknown}: say in SETTINGS what is good and bad for it"


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        pytest.param(entry, name, id=f"{entry.name} - {name}")
        for entry in ENTRIES
        for name in sorted(FLAGS & parameters(entry).keys())
    ],
)
def test_several_truth_values_for_one_and_text_are_refused_in_words(entry, name):
    for value in ([True, False], np.array([[True]]), "False", "", b"no"):
        with pytest.raises(ValueError, match=f"{name} is .*; expected True or False"):
            ask(entry, **{name: value})


@pytest.mark.parametrize(("entry", "name", "value"), cases(good))
def test_a_good_value_is_taken(entry, name, value):
    ask(entry, **{name: value})


@pytest.mark.parametrize(("entry", "name", "value"), cases(bad))
def test_a_bad_value_is_refused_in_words(entry, name, value):
    with pytest.raises((ValueError, TypeError)) as refused:
        ask(entry, **{name: value})
    said = str(refused.value)
    assert "\n" not in said and "expected" in said and 30 < len(said) < 400, said
    assert re.search(rf"\b{name}\b", said) or name in CALLED, said
