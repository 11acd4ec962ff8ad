"""The samplers beside those of scikit-learn, and what each promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from sklearn.model_selection import ParameterGrid, ParameterSampler

from labutils.search import Among, Linear, Log, Whole, finer, grid, halving, random

VALUES = st.dictionaries(st.sampled_from("abcd"), st.lists(st.integers(), min_size=1, max_size=4, unique=True), min_size=1)


@given(VALUES)
def test_the_grid_is_scikit_learns(values):
    def in_order(settings):
        return sorted(sorted(params.items()) for params in settings)

    assert in_order(grid(values)) == in_order(ParameterGrid(values))


def test_random_draws_from_scikit_learns_distributions():
    """Sample beside sample: the same law on each axis."""
    ours = random({"alpha": Log(1e-4, 1), "keep": Linear(0.5, 1), "units": Whole(1, 8)}, 4_000, seed=3)
    laws = {"alpha": stats.loguniform(1e-4, 1), "keep": stats.uniform(0.5, 0.5), "units": stats.randint(1, 9)}
    theirs = list(ParameterSampler(laws, 4_000, random_state=3))
    for name in ("alpha", "keep"):
        assert stats.ks_2samp([p[name] for p in ours], [p[name] for p in theirs]).pvalue > 0.01
    counts = [np.bincount([p["units"] for p in both], minlength=9)[1:] for both in (ours, theirs)]
    assert stats.chi2_contingency(counts).pvalue > 0.01


def test_random_draws_each_axis_on_its_own():
    drawn = random({"a": Linear(0, 1), "b": Linear(0, 1)}, 4_000, seed=1)
    assert abs(np.corrcoef([p["a"] for p in drawn], [p["b"] for p in drawn])[0, 1]) < 0.05


def test_a_larger_random_search_begins_with_the_smaller_one():
    space = {"alpha": Log(1e-4, 1), "batch": Among((16, 32))}
    assert random(space, 20, seed=4)[:5] == random(space, 5, seed=4) != random(space, 5, seed=5)


def test_finer_is_the_box_around_the_best():
    space = {"alpha": Log(1e-4, 1), "units": Whole(0, 99)}
    box = finer(space, [{"alpha": 1e-3, "units": 20}, {"alpha": 1e-2, "units": 40}], margin=1e-9)
    assert box["units"] == Whole(20, 40) and isinstance(box["alpha"], Log)
    assert np.allclose([box["alpha"].low, box["alpha"].high], [1e-3, 1e-2])


def test_finer_leaves_room_where_the_best_agree():
    box = finer({"keep": Linear(0.5, 1)}, [{"keep": 1.0}, {"keep": 1.0}])
    assert 0.97 < box["keep"].low < box["keep"].high == 1
    with pytest.raises(ValueError, match="margin is 0"):
        finer({"keep": Linear(0.5, 1)}, [{"keep": 1.0}], margin=0)


def test_finer_never_leaves_the_space():
    space = {"keep": Linear(0.5, 1)}
    assert finer(space, [{"keep": 0.51}, {"keep": 0.99}], margin=0.3) == space


@given(st.integers(0, 1_000))
def test_finer_is_inside_and_holds_the_best(seed):
    space = {"alpha": Log(1e-4, 1), "keep": Linear(0.5, 1)}
    best = random(space, 3, seed=seed)
    box = finer(space, best)
    for params in best + random(box, 5, seed=seed):
        assert all(box[k].low * (1 - 1e-9) <= v <= box[k].high * (1 + 1e-9) for k, v in params.items())


def test_halving_keeps_the_best_third_and_gives_it_three_times_the_budget():
    rungs = list(halving(lambda some, budget: [abs(p["x"] - 4) for p in some], [{"x": x} for x in range(9)], 10))
    assert [(rung.budget, [p["x"] for p in rung.params]) for rung in rungs] == [
        (10, list(range(9))),
        (30, [4, 3, 5]),
        (90, [4]),
    ]


def test_halving_has_the_rungs_of_scikit_learn():
    from sklearn.dummy import DummyRegressor
    from sklearn.experimental import enable_halving_search_cv  # noqa: F401
    from sklearn.model_selection import HalvingGridSearchCV

    constants = {"constant": [float(x) for x in range(27)]}
    peer = HalvingGridSearchCV(
        DummyRegressor(strategy="constant"), constants, factor=3, cv=2, min_resources=10, random_state=0
    )
    peer.fit(np.zeros((270, 1)), np.arange(270.0))
    ours = list(halving(lambda some, budget: range(len(some)), [{"x": x} for x in range(27)], 10))
    assert [len(rung.params) for rung in ours][: len(peer.n_candidates_)] == peer.n_candidates_
    assert [rung.budget for rung in ours][: len(peer.n_resources_)] == peer.n_resources_


def test_halving_drops_a_run_that_diverged():
    rungs = list(
        halving(lambda some, budget: [np.nan if p["x"] == 0 else p["x"] for p in some], [{"x": x} for x in (0, 1)], 1, eta=2)
    )
    assert rungs[-1].params == [{"x": 1}]


@pytest.mark.parametrize(
    "values", ["relu", 0.1, None, (value for value in (1, 2))], ids=["word", "number", "None", "generator"]
)
def test_a_grid_of_what_is_no_sequence_is_refused(values):
    with pytest.raises(ValueError, match="setting is .* expected a sequence of values"):
        grid({"setting": values})


def test_a_random_search_needs_scales():
    with pytest.raises(ValueError, match=r"units is \[1, 2\]; expected a scale such as Log"):
        random({"units": [1, 2]}, 2)


@pytest.mark.parametrize("count", [1, 20])
def test_halving_asks_for_one_value_for_each_of_the_settings(count):
    with pytest.raises(ValueError, match=f"run returned {count} values for 9 settings"):
        list(halving(lambda settings, budget: range(count), [{"a": i} for i in range(9)], 3))


@pytest.mark.parametrize("budget", [0, 1.5, -1])
def test_halving_begins_with_a_budget(budget):
    with pytest.raises(ValueError, match="budget is"):
        list(halving(lambda settings, budget: range(len(settings)), [{"a": 1}], budget))


@pytest.mark.parametrize("make", [lambda: Log(1, np.inf), lambda: Linear(-np.inf, 1), lambda: Linear("a", "b")])
def test_a_scale_runs_between_two_numbers(make):
    with pytest.raises(ValueError, match="(low|high) is .* expected a number in"):
        make()


@pytest.mark.parametrize(
    "values", [{1, 2}, {1: 2}, (i for i in range(3)), 3, "relu"], ids=["set", "dict", "generator", "number", "word"]
)
def test_a_choice_is_among_a_sequence(values):
    with pytest.raises(ValueError, match="expected a sequence of at least one"):
        Among(values)


@pytest.mark.parametrize("space", [None, [Log(1e-4, 1)], "alpha"])
@pytest.mark.parametrize("sampler", [grid, lambda space: random(space, 3), lambda space: finer(space, [{"alpha": 1}])])
def test_a_space_is_a_dict(sampler, space):
    with pytest.raises(TypeError, match="space is .*; expected a dict from names to values"):
        sampler(space)


def test_a_scale_is_made_before_it_is_drawn_from():
    with pytest.raises(ValueError, match="expected a scale such as Log"):
        random({"alpha": Log}, 3)


@pytest.mark.parametrize("seed", [None, -1, "a", 1.5])
def test_the_draws_have_a_seed(seed):
    with pytest.raises(ValueError, match="seed is .*; expected a whole number"):
        random({"alpha": Log(1e-4, 1)}, 3, seed=seed)


@pytest.mark.parametrize("value", [5, 0, -1, "x", None, float("nan")])
def test_finer_is_around_values_of_its_space(value):
    with pytest.raises(ValueError, match="alpha is .* in one of the best; expected a value of Log"):
        finer({"alpha": Log(1e-4, 1)}, [{"alpha": 0.1}, {"alpha": value}])


def test_finer_is_around_settings_and_not_around_results():
    with pytest.raises(TypeError, match=r"\[result.params for result in best\]"):
        finer({"alpha": Log(1e-4, 1)}, [3])


@pytest.mark.parametrize("scores", [None, 1.0, np.ones((9, 2)), ["a"] * 9])
def test_halving_compares_one_number_for_each_setting(scores):
    with pytest.raises(ValueError, match="run returned"):
        list(halving(lambda settings, budget: scores, [{}] * 9, 1))


@pytest.mark.parametrize("run, params", [(3, [{}]), (lambda settings, budget: [1.0], {"alpha": 1}), (len, None)])
def test_halving_has_a_run_and_settings(run, params):
    with pytest.raises(TypeError, match="expected a (function|list)"):
        list(halving(run, params, 1))


def test_more_settings_than_memory_holds_are_refused_before_the_first_is_made():
    with pytest.raises(ValueError, match="the grid has 10,000,000,000,000,000 combinations; expected at most 1,000,000"):
        grid({name: range(100) for name in "abcdefgh"})
    with pytest.raises(ValueError, match="n is 1000000000; expected a whole number up to 1,000,000"):
        random({"alpha": Log(1e-4, 1)}, 10**9)
