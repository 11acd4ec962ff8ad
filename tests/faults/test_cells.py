"""What a learner may type into the cells of the notebooks: each call is refused in one sentence with a cure."""

from functools import partial

import numpy as np
import pytest

from labutils import recipe
from labutils.labs import clinic, normalise, playground, search, strategy
from labutils.layers import mlp
from labutils.network import Network
from labutils.search import Result, SearchError, stored

NO_NUMBERS = (None, "7", 2.5, np.nan, [1, 2])
NO_DATA = (None, "text", [], {}, np.nan, np.zeros((0, 2)))
NO_OBJECTS = (None, "text", [], 3)
X, Y = np.array([[0.1, 0.4, -1.0, 0.3], [1.0, 0.2, 0.5, -0.4]]), np.array([[0.0, 1, 1, 0]])
ALIKE = np.ones((2, 4))
TRIAL = Result(0, {"alpha": 0.1}, 1, "done", 0.5)


def project(seed=2):
    return strategy.Project(seed)


def opened(one):
    return project().open_test(one)


CELLS = {
    "06 redundant_bias": (partial(normalise.redundant_bias, Y=Y), NO_DATA),
    "06 places": (partial(normalise.places, Y=Y), NO_DATA),
    "06 with_dropout": (lambda one: normalise.with_dropout(one, Y, X, Y), (*NO_DATA, ALIKE)),
    "06 mended, the digit": (normalise.mended, (*NO_NUMBERS, -1, 10, 1)),
    "06 mended, the seeds": (lambda one: normalise.mended(seeds=one), (*NO_NUMBERS[:4], -1, [], ["1"])),
    "07 dev_loss, the seed": (lambda one: search.dev_loss(0.1, 0.9, 4, one), (*NO_NUMBERS, -1)),
    "07 first_looks": (partial(search.first_looks, 0.1), (*NO_NUMBERS, 0, -1)),
    "07 rare, the share": (lambda one: search.rare(one, 1), (*NO_NUMBERS, 0, 1, -1, 0.5, 1e-300)),
    "07 rare, the copies": (lambda one: search.rare(0.05, one), (*NO_NUMBERS, 0, -1, 10**10)),
    "07 best_alpha": (search.best_alpha, (*NO_NUMBERS, -1, 10**10)),
    "07 trials_panel, the trials": (search.trials_panel, (*NO_OBJECTS[1:], [3])),
    "07 trials_panel, the space": (lambda one: search.trials_panel([TRIAL], one), (*NO_OBJECTS, {})),
    "08 Project": (project, (*NO_NUMBERS, -1)),
    "08 train": (lambda one: project().train(turned=one), (*NO_NUMBERS, -1, 10**10)),
    "08 errors": (lambda one: project().errors(one), NO_OBJECTS),
    "08 open_test": (opened, NO_OBJECTS),
    "09 run": (recipe.run, NO_OBJECTS),
    "09 script": (recipe.script, NO_OBJECTS),
    "09 packed": (recipe.packed, NO_OBJECTS),
    "09 as_json": (recipe.as_json, NO_OBJECTS),
    "09 curves_csv": (recipe.curves_csv, NO_OBJECTS),
    "09 from_csv": (recipe.from_csv, (None, [], 3, np.nan)),
    "09 slow_panel": (playground.slow_panel, NO_OBJECTS[1:]),
    "10 gradient": (clinic.gradient, (*NO_OBJECTS, ["a"])),
    "10 answers": (clinic.answers, (*NO_OBJECTS, ["a"])),
    "a guess": (clinic.guess, (*NO_OBJECTS, ["a"])),
    "units without end": (lambda one: Network(mlp(2, one, 1)), (10**9, 10**10)),
    "seeds without end": (lambda one: Network(mlp(2, 999, 999, 1), seed=one), (range(101),)),
}


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.fault("nonsense in a cell: {cell}")
def test_nonsense_is_refused_in_a_sentence(cell, tried):
    call, values = CELLS[cell]
    for value in values:
        with pytest.raises(ValueError, match=r"expected |there is no ") as refused:
            call(value)
        said = str(refused.value)
        assert "\n" not in said and 30 < len(said) < 400, said
    tried(len(values))


def test_a_search_without_a_name_is_not_found(tmp_path):
    (tmp_path / "empty.db").touch()
    with pytest.raises(SearchError, match=r"empty.db holds no search \[1, 2\]; it holds none."):
        stored(tmp_path / "empty.db", [1, 2])


def test_a_project_whose_test_set_was_asked_for_by_a_slip_can_still_open_it():
    once = project()
    with pytest.raises(ValueError, match="Take what project.train"):
        once.open_test(None)
    assert 0 <= once.open_test(once.train(units=2)) <= 100
