"""Lab 07: the small sums, and the stored measurement of the tiers."""

import numpy as np
import pytest

from labutils.labs.search.studies import cost_to_reach, dev_loss, symptom, thinned
from labutils.labs.search.tiers import KNOBS, SETS, tier_trial, tiers, trials
from labutils.search.outcome import seed_of


def test_cost_is_updates_times_overhead_and_examples():
    curve = np.array([0, 10, 20, 30]), np.array([0.7, 0.5, 0.4, 0.45])
    assert cost_to_reach(0.5, 16, curve, overhead=4) == 10 * 20
    assert cost_to_reach(0.45, 1, curve, overhead=0) == 20
    assert cost_to_reach(0.1, 1, curve, overhead=0) == np.inf


@pytest.mark.parametrize(
    "losses, train, said",
    [
        ([0.7, 0.7, 0.699], 60, "plateau"),
        ([0.7, 0.5, 40.0], 60, "α is too large"),
        ([0.7, 0.2, 0.4], 80, "jumps"),
        ([0.7, 0.1, 0.001], 100, "memorised"),
        ([0.7, 0.5, 0.3], 80, "still learning"),
        ([0.7, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3], 80, "flat"),
    ],
)
def test_a_curve_is_named_by_what_it_does(losses, train, said):
    assert said in symptom(losses, train)


def test_thinning_leaves_the_share_asked_for():
    Y = np.array([[0.0] * 95 + [1.0] * 95])
    X, kept = thinned(np.arange(190.0)[None], Y, 0.05)
    assert kept.mean() == pytest.approx(0.05) and X.shape == kept.shape


def test_the_objective_depends_on_each_of_its_arguments():
    base = {"alpha": 0.03, "beta": 0.9, "units": 8, "seed": 1}
    changed = [base | change for change in ({"alpha": 0.01}, {"beta": 0.99}, {"units": 9}, {"seed": 2})]
    assert len({dev_loss(**settings) for settings in [base, *changed]}) == 5


def bounces(trial: dict) -> bool:
    """Digits in batches of 4 and 8 at this alpha never settle: there the last bit of a product decides the outcome."""
    return trial["name"] == "digits" and trial["knob"] == "batch size" and trial["value"] < 16


def test_the_stored_tiers_come_out_again():
    """Twenty of the 540 trials, once more; a last bit that differs between processors may turn an example or two."""
    measured, listed = tiers(), trials(tiers().alphas)
    assert len(listed) == measured.errors.size
    settled = [number for number, trial in enumerate(listed) if not bounces(trial)]
    assert len(settled) > 520
    for number in np.random.default_rng(3).choice(settled, 20, replace=False).tolist():
        again = tier_trial(**listed[number], seed=seed_of(2, number))
        stored = measured.errors.ravel()[number]
        assert again == pytest.approx(stored, abs=0.5), listed[number]


def test_a_trial_that_never_settles_comes_out_bad_again():
    """At one and a half times the error of the digits' middle trial, on any processor."""
    measured, listed = tiers(), trials(tiers().alphas)
    middle = np.median(measured.errors[list(SETS).index("digits")])
    for number in [number for number, trial in enumerate(listed) if bounces(trial)][:4]:
        errors = measured.errors.ravel()[number], tier_trial(**listed[number], seed=seed_of(2, number))
        assert min(errors) > 1.5 * middle, listed[number]


def test_the_table_names_what_was_measured():
    listed = trials(tiers().alphas)
    assert [t["name"] for t in listed[:: len(KNOBS) * 20]] == list(SETS)
    assert [t["knob"] for t in listed[: len(KNOBS) * 20 : 20]] == list(KNOBS)
