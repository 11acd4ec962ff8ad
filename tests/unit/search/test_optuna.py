"""Ask and tell: Optuna's sampler in place of ours, with the same objective and the same store."""

import numpy as np
import optuna
import pytest

from labutils.search import Among, Linear, Log, OneMinusLog, Optuna, Whole, processes, random, search, stored
from labutils.search.ask import distribution, from_optuna, to_optuna
from tests.unit.search.objectives import bowl, trouble

PLANE = {"x": Linear(0, 1), "y": Linear(0, 1)}
optuna.logging.set_verbosity(optuna.logging.WARNING)


@pytest.fixture(scope="module")
def pool():
    with processes(1) as one:
        yield one


def study(seed=0):
    return optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed, n_startup_trials=8))


def run(pool, trials, objective=bowl, **settings):
    return list(search(objective, trials, executor=pool, progress=False, **settings))


def test_the_study_learns_what_the_trials_returned(pool):
    told = study()
    results = run(pool, Optuna(told, PLANE, 12))
    as_told = sorted((str(t.params), t.value) for t in told.trials)  # in the order in which they ended
    assert as_told == sorted((str(r.params), r.value) for r in results)
    assert len(results) == 12 and told.best_value == min(r.value for r in results)


def test_its_sampler_looks_where_it_was_good(pool):
    """The last ten of forty trials are nearer to the bottom of the bowl with TPE than at random, whatever the seed."""

    def late(trials):
        return np.mean([result.value for result in run(pool, trials) if result.number >= 30])

    tpe = [late(Optuna(study(seed), PLANE, 40)) for seed in range(3)]
    ours = [late(random(PLANE, 40, seed=seed)) for seed in range(3)]
    assert max(tpe) < min(ours)


def test_it_goes_on_from_the_same_store_and_knows_the_trials_in_it(pool, tmp_path):
    ours = run(pool, random(PLANE, 5), store=tmp_path / "s.db")
    told = study()
    results = run(pool, Optuna(told, PLANE, 12), store=tmp_path / "s.db")
    by_number = sorted(ours, key=lambda result: result.number)  # trials end in any order; the store has them by number
    assert sorted(results[:5], key=lambda result: result.number) == by_number
    assert stored(tmp_path / "s.db")[:5] == by_number
    assert [r.number for r in stored(tmp_path / "s.db")] == list(range(12))
    as_told = sorted((str(t.params), t.value) for t in told.trials)  # in the order in which they ended
    assert as_told == sorted((str(r.params), r.value) for r in results)


def test_an_interrupted_search_resumes_and_tells_each_trial_once(pool, tmp_path):
    some = search(bowl, Optuna(study(), PLANE, 12), executor=pool, store=tmp_path / "s.db", progress=False)
    for _ in range(7):
        next(some)
    some.close()
    assert len(stored(tmp_path / "s.db")) == 7
    told = study()
    assert len(run(pool, Optuna(told, PLANE, 12), store=tmp_path / "s.db")) == 12 == len(told.trials)


def test_a_trial_that_failed_is_told_as_failed(pool):
    told = study()
    results = run(pool, Optuna(told, {"kind": Among(("fine", "raises", "is NaN"))}, 10), trouble)
    failed = optuna.trial.TrialState.FAIL
    assert all((trial.state == failed) == (trial.params["kind"] != "fine") for trial in told.trials)
    assert len(results) == 10 and failed in {trial.state for trial in told.trials}


SCALES = [Linear(0.5, 1), Log(1e-4, 1), OneMinusLog(0.9, 0.999), Whole(2, 50), Among(("relu", "tanh"))]


@pytest.mark.parametrize("scale", SCALES, ids=repr)
def test_every_scale_has_its_counterpart_and_every_value_leads_back(scale):
    law = distribution(scale)
    for n in range(200):
        value = scale.at(n / 199 if n < 199 else 0.999999)
        theirs = to_optuna(scale, value)
        assert law._contains(law.to_internal_repr(theirs))
        ours = from_optuna(scale, theirs)
        assert ours == (value if isinstance(value, int | str) else pytest.approx(value, rel=1e-12))


def test_a_scale_of_the_learners_own_is_refused():
    with pytest.raises(TypeError, match="no counterpart"):
        distribution("a rubber band")


def test_a_study_that_maximises_is_refused():
    with pytest.raises(ValueError, match="expected one, to minimise"):
        Optuna(optuna.create_study(direction="maximize"), PLANE, 3)
    with pytest.raises(TypeError, match="study is None; expected an Optuna study"):
        Optuna(None, PLANE, 3)
