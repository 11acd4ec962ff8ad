"""Each schedule by value, and what all of them promise by table."""

import numpy as np
import pytest

from labutils import schedules
from labutils.schedules import SCHEDULES

T = np.arange(0, 300)
FALLING = set(SCHEDULES) - {"constant", "noisy linear cosine"}


@pytest.mark.parametrize("name", SCHEDULES)
def test_alpha_starts_near_alpha0_and_never_leaves_it_out(name):
    assert SCHEDULES[name](0.2, 0) == pytest.approx(0.2, rel=0.35 if "noisy" in name else 0.002)
    assert np.allclose(SCHEDULES[name](0.2, T), 2 * SCHEDULES[name](0.1, T))


@pytest.mark.parametrize("name", SCHEDULES)
def test_an_array_of_times_gives_what_each_time_gives(name):
    together = SCHEDULES[name](0.1, T)
    assert together.shape == T.shape
    assert np.array_equal(together, [SCHEDULES[name](0.1, t) for t in T])


@pytest.mark.parametrize("name", SCHEDULES)
def test_alpha_is_finite_and_never_negative(name):
    assert np.isfinite(SCHEDULES[name](0.1, T)).all() and (SCHEDULES[name](0.1, T) >= 0).all()


@pytest.mark.parametrize("name", sorted(FALLING))
def test_alpha_never_rises_and_ends_lower(name):
    alpha = SCHEDULES[name](0.1, T)
    assert (np.diff(alpha) <= 1e-15).all() and alpha[-1] < 0.06


@pytest.mark.parametrize(
    "got, wanted",
    [
        (schedules.inverse_time(0.2, 8, decay=0.5), 0.04),
        (schedules.inverse_sqrt(0.2, 3, k=2), 0.2),
        (schedules.exponential(0.2, 2, rate=0.95), 0.2 * 0.9025),
        (schedules.natural_exponential(0.2, 3, decay=0.5), 0.2 * np.exp(-1.5)),
        (schedules.piecewise_constant(0.2, 29.9), 0.2),
        (schedules.piecewise_constant(0.2, 30), 0.02),
        (schedules.piecewise_constant(0.2, 60), 0.002),
        (schedules.polynomial(0.2, 50, steps=100, end=0.1, power=2), 0.2 * (0.9 * 0.25 + 0.1)),
        (schedules.polynomial(0.2, 500, steps=100, end=0.1), 0.02),
        (schedules.polynomial(0.2, 150, steps=100, end=0, cycle=True), 0.05),
        (schedules.cosine(0.2, 50, steps=100), 0.1),
        (schedules.cosine(0.2, 25, steps=100, end=0.5), 0.2 * (0.25 * (1 + np.sqrt(0.5)) + 0.5)),
        (schedules.cosine(0.2, 900, steps=100, end=0.5), 0.1),
        (schedules.linear_cosine(0.2, 50, steps=100, end=0), 0.2 * 0.5 * 0.5),
        (schedules.linear_cosine(0.2, 100, steps=100, end=0.25), 0.05),
        (schedules.noisy_linear_cosine(0.2, 50, noise=0), schedules.linear_cosine(0.2, 50)),
    ],
)
def test_values_worked_out_by_hand(got, wanted):
    assert got == pytest.approx(wanted)


def test_a_cycle_leaps_up_after_each_round_lower_every_time():
    alpha = schedules.polynomial(0.1, T, steps=50, cycle=True)
    leaps = np.flatnonzero(np.diff(alpha) > 0)
    assert leaps.tolist() == [50, 100, 150, 200, 250]
    assert (np.diff(alpha[leaps + 1]) < 0).all()


def test_the_noise_follows_its_seed_and_dies_down():
    smooth = schedules.linear_cosine(0.1, T, steps=1000)
    noisy = [schedules.noisy_linear_cosine(0.1, T, steps=1000, seed=s) for s in (1, 1, 2)]
    assert np.array_equal(noisy[0], noisy[1]) and not np.array_equal(noisy[0], noisy[2])
    jolts = np.abs(noisy[0] - smooth)
    assert jolts[:100].mean() > 1.3 * jolts[-100:].mean()


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: schedules.inverse_time(0.1, 1, decay=-1), "decay is -1"),
        (lambda: schedules.exponential(0.1, 1, rate=1.5), "rate is 1.5"),
        (lambda: schedules.cosine(0.1, 1, steps=0), "steps is 0"),
        (lambda: schedules.polynomial(0.1, 1, end=2), "end is 2"),
        (lambda: schedules.inverse_sqrt(0.1, 1, k=0), "k is 0"),
        (lambda: schedules.piecewise_constant(0.1, 1, at=(60, 30)), "expected rising times with one factor each"),
        (lambda: schedules.piecewise_constant(0.1, 1, at=(30,)), "expected rising times with one factor each"),
    ],
)
def test_a_setting_outside_its_range_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
