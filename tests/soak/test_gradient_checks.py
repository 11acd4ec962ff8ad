"""100 seeds × 5 depths × 7 initialisers × 4 activations, with and without batchnorm: no right gradient is accused.

Nor is one of 10,000 networks, data and steps that nobody chose, nor of 2,000 whose answers are all right. And 20 seeds of
every bug of lab 04: each block it spoils is a worry, every other one is good.
"""

import pytest

from labutils.gradcheck import gradient_check
from labutils.initializers import INITIALIZERS
from labutils.labs.gradients import BUGS, planted, points
from labutils.optimizers import Adam
from labutils.training import fit
from tests.unit.gradient_trials import ACTIVATIONS, accused, accused_of_any, saturated_check


@pytest.mark.parametrize("batchnorm", [False, True])
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("init", INITIALIZERS)
def test_no_right_gradient_is_accused(init, activation, batchnorm):
    assert accused(range(100), [init], [activation], batchnorm=batchnorm) == []


@pytest.mark.parametrize("first", range(0, 10_000, 1_000))
def test_no_right_gradient_is_accused_whatever_the_step(first):
    assert accused_of_any(range(first, first + 1_000)) == []


@pytest.mark.parametrize("epsilon", [None, 1e-5])
def test_no_right_gradient_is_accused_where_the_answers_are_right_to_many_digits(epsilon):
    assert accused_of_any(range(1_000), lambda seed: saturated_check(seed, epsilon)) == []


@pytest.mark.parametrize("bug", BUGS)
def test_every_planted_bug_is_found_and_nobody_else_is_accused(bug):
    for seed in range(20):
        trained = fit(planted(lambd=0.7, seed=seed), Adam(alpha=0.03), *points(), epochs=100, seed=seed)
        net = planted(bug, lambd=0.7, seed=seed)
        net.theta[...] = trained.theta
        found = {check.name: check.verdict for check in gradient_check(net, *points())}
        assert found == {name: "worry" if name in BUGS[bug].spoils else "good" for name in found}, seed
