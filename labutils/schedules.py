"""The learning rate over time: one pure function a schedule, alpha0 first, then the time t.

t >= 0 counts epochs or iterations, from 0: the maths is the same, so each docstring says only t. Every function takes
a number or an array for t and returns alpha of the same shape, and every schedule starts near alpha0 > 0, never
without it. ValueError, in words, for a setting outside its range. A share too small for a number is 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .times import Time, normals, schedule, share_of_run
from .validate import check_flag, check_numbers, check_range, told


@schedule
def constant(alpha0: float, t: Time) -> Time:
    """alpha0 at all times: what the others are measured against."""
    return alpha0 + 0.0 * t


@schedule
def inverse_time(alpha0: float, t: Time, *, decay: float = 0.05) -> Time:
    """alpha0 / (1 + decay t); decay >= 0. (Robbins and Monro, 1951, ask for such a fall.)"""
    check_range("decay", decay, 0, np.inf)
    return alpha0 / (1 + decay * t)


@schedule
def inverse_sqrt(alpha0: float, t: Time, *, k: float = 1.0) -> Time:
    """k alpha0 / sqrt(t), with t counted from 1 here, so that t = 0 is its first step; k > 0. (Zinkevich, 2003.)"""
    check_range("k", k, 0, np.inf, open_low=True)
    return k * alpha0 / np.sqrt(t + 1)


@schedule
def exponential(alpha0: float, t: Time, *, rate: float = 0.96) -> Time:
    """alpha0 rate^t; rate in (0, 1]."""
    check_range("rate", rate, 0, 1, open_low=True)
    return alpha0 * rate**t


@schedule
def natural_exponential(alpha0: float, t: Time, *, decay: float = 0.04) -> Time:
    """alpha0 e^(-decay t); decay >= 0. It is ``exponential`` with rate = e^-decay."""
    check_range("decay", decay, 0, np.inf)
    return alpha0 * np.exp(-decay * t)


@schedule
def piecewise_constant(
    alpha0: float, t: Time, *, at: Sequence[float] = (30, 60), factors: Sequence[float] = (0.1, 0.01)
) -> Time:
    """alpha0 until at[0], then alpha0 factors[0] until at[1], and so on; at rises, one factor each."""
    times, shares = check_numbers("at", at), check_numbers("factors", factors)
    if times.ndim != 1 or times.shape != shares.shape or (np.diff(times) <= 0).any() or (shares < 0).any():
        raise ValueError(
            f"at is {told(at)} and factors are {told(factors)}; expected rising times with one factor each, "
            "of at least 0. Write at=(30, 60), factors=(0.1, 0.01)."
        )
    return alpha0 * np.array([1.0, *shares])[np.searchsorted(times, t, side="right")]


@schedule
def polynomial(
    alpha0: float, t: Time, *, steps: float = 100, end: float = 0.01, power: float = 1.0, cycle: bool = False
) -> Time:
    """(alpha0 - end alpha0)(1 - t/steps)^power + end alpha0, then level; end in [0, 1] is a share of alpha0.

    cycle : rather than staying level, stretch steps to its next multiple beyond t: alpha leaps up, lower each
    time. (TensorFlow's polynomial_decay, 2016.)
    """
    check_range("steps", steps, 0, np.inf, open_low=True)
    check_range("end", end, 0, 1)
    check_range("power", power, 0, np.inf, open_low=True)
    length = steps * np.maximum(1, np.ceil(t / steps)) if check_flag("cycle", cycle) else steps
    return alpha0 * ((1 - end) * (1 - np.minimum(t / length, 1)) ** power + end)


@schedule
def cosine(alpha0: float, t: Time, *, steps: float = 100, end: float = 0.0) -> Time:
    """alpha0 ((1 - end)(1 + cos(pi t/steps))/2 + end), then level. (Loshchilov and Hutter, 2017, without restarts.)"""
    share = share_of_run(t, steps)
    check_range("end", end, 0, 1)
    return alpha0 * ((1 - end) * 0.5 * (1 + np.cos(np.pi * share)) + end)


@schedule
def linear_cosine(
    alpha0: float, t: Time, *, steps: float = 100, periods: float = 0.5, floor: float = 0.0, end: float = 0.001
) -> Time:
    """alpha0 ((floor + 1 - t/steps)(1 + cos(2 pi periods t/steps))/2 + end), then level. (Bello et al., 2017.)"""
    share = share_of_run(t, steps)
    check_range("end", end, 0, 1)
    for name, value in (("periods", periods), ("floor", floor)):
        check_range(name, value, 0, np.inf)
    return alpha0 * ((floor + 1 - share) * 0.5 * (1 + np.cos(2 * np.pi * periods * share)) + end)


@schedule
def noisy_linear_cosine(
    alpha0: float,
    t: Time,
    *,
    steps: float = 100,
    periods: float = 0.5,
    end: float = 0.001,
    noise: float = 0.3,
    seed: int = 0,
) -> Time:
    """``linear_cosine`` whose straight part is jostled by normal noise of variance noise²/(1 + t)^0.55, never below 0.

    The same seed gives the same jolt at the same whole t. (Bello et al., 2017; Neelakantan et al., 2015, on the
    noise.)
    """
    check_range("end", end, 0, 1)
    for name, value in (("periods", periods), ("noise", noise)):
        check_range(name, value, 0, np.inf)
    share = share_of_run(t, steps)
    jolt = noise * normals(t, seed) / (1 + t) ** 0.275
    wave = 0.5 * (1 + np.cos(2 * np.pi * periods * share))
    return alpha0 * np.maximum((1 - share + jolt) * wave + end, 0)


SCHEDULES: dict[str, Callable[..., Time]] = {
    f.__name__.replace("_", " "): f
    for f in (
        constant,
        inverse_time,
        inverse_sqrt,
        exponential,
        natural_exponential,
        piecewise_constant,
        polynomial,
        cosine,
        linear_cosine,
        noisy_linear_cosine,
    )
}
