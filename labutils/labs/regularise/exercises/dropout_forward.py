"""Inverted dropout as a learner writes it; the layer ``Dropout`` does the same into arrays that are there already."""

import numpy as np

from labutils.checks import Exercise, Wrong


def dropout_forward(A, keep_prob, rng):
    """Inverted dropout in training (Srivastava et al., 2014): returns (A_dropped, mask).

    A : (n, m) array; each unit of each example is kept with probability keep_prob in (0, 1].
    mask : (n, m) array of bool, True where a unit is kept.
    """
    mask = rng.random(A.shape) < keep_prob
    return A * mask / keep_prob, mask


def _forward_case(rng):
    return rng.normal(size=(4, 7)), rng.uniform(0.6, 0.9), np.random.default_rng(rng.integers(10**6))


def _forward(mask, scale=lambda A, mask, keep_prob: A * mask / keep_prob):
    """A forward pass from its two steps: mask(A, keep_prob, rng) and what is made of A."""

    def forward(A, keep_prob, rng):
        drawn = mask(A, keep_prob, rng)
        return scale(A, drawn, keep_prob), drawn

    return forward


def _kept(A, keep_prob, rng):
    return rng.random(A.shape) < keep_prob


def _kept_from_above(A, keep_prob, rng):
    return rng.random(A.shape) > 1 - keep_prob


def _kept_by_coin(A, keep_prob, rng):
    return rng.binomial(1, keep_prob, A.shape)


def _dropped(A, keep_prob, rng):
    return rng.random(A.shape) > keep_prob


def _dropped_from_below(A, keep_prob, rng):
    return rng.random(A.shape) < 1 - keep_prob


def _spread_out(A, keep_prob, rng, shape):
    """A mask of this shape, laid over all of A."""
    mask = (rng.random(shape) < keep_prob) & np.ones(A.shape, dtype=bool)
    return A * mask / keep_prob, mask


_SHARE_KEPT = (
    "Here the share 1 - keep_prob is kept. The name dropout makes one think of what is lost, but keep_prob is "
    "the share that *stays*: 0.8 keeps four of five on average."
)


PICKED = (
    "`[mask]` picks the kept entries out and lays them in one row. Multiply by the mask: what is dropped becomes "
    "0 and the shape stays."
)


DROPOUT_FORWARD = Exercise(
    "dropout_forward",
    dropout_forward,
    _forward_case,
    returns=("A_dropped", "mask"),
    also_right=[_forward(_kept_from_above), _forward(_kept_by_coin)],
    right="The division by keep_prob keeps E[A] as it was, so that there is nothing to do at test time.",
    hints=(
        "Four small steps: draw, compare, multiply, divide.",
        "`rng.random(A.shape)` is uniform on [0, 1): it lies below keep_prob with probability keep_prob.",
        "`mask = rng.random(A.shape) < keep_prob`, then return `A * mask / keep_prob` and `mask`.",
    ),
    wrong=[
        Wrong(
            _forward(lambda A, keep_prob, rng: rng.random(A.shape), lambda A, U, keep_prob: A * (U < keep_prob) / keep_prob),
            "A_dropped is right, but the second array returned holds the random numbers; the mask is `U < keep_prob`.",
        ),
        Wrong(_forward(_dropped), _SHARE_KEPT),
        Wrong(_forward(_dropped_from_below), _SHARE_KEPT),
        Wrong(_forward(_dropped, lambda A, mask, keep_prob: A * mask / (1 - keep_prob)), _SHARE_KEPT),
        Wrong(_forward(_dropped_from_below, lambda A, mask, keep_prob: A * mask / (1 - keep_prob)), _SHARE_KEPT),
        Wrong(
            _forward(_kept, lambda A, mask, keep_prob: A * mask),
            "The division by keep_prob is missing: on average A shrinks to keep_prob A, and the next layer would "
            "meet larger values at test time than it ever saw. Inverted dropout divides here, in training.",
        ),
        Wrong(
            _forward(_kept, lambda A, mask, keep_prob: A * mask * keep_prob),
            "This multiplies by keep_prob. That is what the older dropout does at *test* time; inverted dropout "
            "divides, in training, to make up for what was dropped.",
        ),
        Wrong(
            _forward(_kept, lambda A, mask, keep_prob: A * mask / (1 - keep_prob)),
            "This divides by the share that is dropped. To keep E[A], divide by the share that stays: keep_prob.",
        ),
        Wrong(
            "(A * ~(drop := (rng.random(A.shape) > keep_prob)) / keep_prob, drop)",
            "A_dropped is right, but the mask returned is inverted, True where a unit is *dropped*: the backward pass "
            "would let the wrong ones through.",
        ),
        Wrong("(A[(mask := _kept(A, keep_prob, rng))] / keep_prob, mask)", PICKED),
        Wrong(
            _forward(lambda A, keep_prob, rng: rng.random(A.shape) < 0.5),
            "The share kept is fixed at a half here: compare with `keep_prob`.",
        ),
        Wrong(
            _forward(_kept, lambda A, mask, keep_prob: A / mask / keep_prob),
            "This divides by the mask, and it is 0 where a unit is dropped. Multiply by it.",
        ),
        Wrong(
            "(A * (mask := (rng.random(A.shape) < 0.8)) / 0.8, mask)",
            "The 0.8 of the example is still here: write `keep_prob`, in the comparison and in the division.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: rng.random() < keep_prob),
            "One draw for the whole layer keeps all or nothing; each unit of each example wants its own: `A.shape`.",
        ),
        Wrong(
            _forward(_kept, lambda A, mask, keep_prob: A * mask / np.mean(mask)),
            "This divides by the share that happened to stay in this draw. It looks more exact, but then every "
            "unit depends on how many others were dropped: divide by keep_prob itself.",
        ),
        Wrong(
            _forward(_kept, lambda A, mask, keep_prob: mask / keep_prob),
            "A is missing: this is the mask itself, divided by keep_prob. Multiply A by it.",
        ),
        Wrong(
            "_spread_out(A, keep_prob, rng, (A.shape[0], 1))",
            "One draw per unit drops the same units for every example; each example needs its own draw, so take `A.shape`.",
        ),
        Wrong(
            "_spread_out(A, keep_prob, rng, (1, A.shape[1]))",
            "One draw per example keeps or drops all units of it together; each unit needs its own draw, so take `A.shape`.",
        ),
        Wrong(
            _forward(_kept, lambda A, mask, keep_prob: A / keep_prob), "The mask is drawn but never used: multiply A by it."
        ),
        Wrong(
            _forward(_kept, lambda A, mask, keep_prob: A * keep_prob),
            "Nothing is dropped: A is only made smaller. Multiply by the mask, then divide by keep_prob.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: _kept(A, keep_prob, rng) / keep_prob, lambda A, mask, _: A * mask),
            "A_dropped is right, but the mask returned holds 1/keep_prob instead of 1; the backward pass would divide a "
            "second time.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: rng.random(A.shape)),
            "The mask still holds the uniform numbers themselves: compare them with keep_prob to get kept or not.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: rng.standard_normal(A.shape) < keep_prob),
            "These numbers are normal, not uniform: they lie below keep_prob with another probability than "
            "keep_prob. `rng.random` is the uniform one.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: rng.integers(0, 2, A.shape)),
            "This tosses a fair coin: half of the units stay, whatever keep_prob says.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: rng.random((A.shape[0], 1)) < keep_prob),
            "One draw per unit drops the same units for every example; each example needs its own draw, so take `A.shape`.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: rng.random(A.shape[1]) < keep_prob),
            "One draw per example keeps or drops all units of it together; each unit needs its own draw, so take `A.shape`.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: rng.random((1, A.shape[1])) < keep_prob),
            "One draw per example keeps or drops all units of it together; each unit needs its own draw, so take `A.shape`.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: _kept(A, keep_prob, np.random.default_rng(0))),
            "This mask is the same in every call: a generator made inside the function starts afresh each time. "
            "One frozen mask for the whole run only trains a smaller network; draw from the `rng` passed in.",
        ),
        Wrong(
            _forward(lambda A, keep_prob, rng: _kept(A, keep_prob, np.random.default_rng(1))),
            "This mask is the same in every call, since its generator starts afresh each time with seed 1. One "
            "frozen mask only trains a smaller network; draw from the `rng` passed in.",
        ),
    ],
)
