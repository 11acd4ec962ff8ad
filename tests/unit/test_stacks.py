"""A setting of a stack: one number for all, or one for each network."""

from dataclasses import fields

import numpy as np
import pytest

from labutils import data
from labutils.layers import Dropout, mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS, Adam
from labutils.training import fit

X, Y = data.moons(m=60, seed=3)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_each_network_of_a_stack_may_have_its_own_alpha(name):
    alphas = [0.003, 0.01, 0.03]
    stack = fit(Network(mlp(2, 4, 1), seed=[1, 2, 3]), OPTIMIZERS[name](alphas), X, Y, epochs=20)
    for k, alpha in enumerate(alphas):
        alone = fit(Network(mlp(2, 4, 1), seed=k + 1), OPTIMIZERS[name](alpha), X, Y, epochs=20)
        np.testing.assert_allclose(stack.theta[k], alone.theta, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    "name, setting",
    [(name, field.name) for name, one in OPTIMIZERS.items() for field in fields(one) if field.name != "alpha"],
)
def test_each_network_of_a_stack_may_have_its_own_of_every_setting(name, setting):
    values = [0.0, 0.1, 0.3] if setting != "epsilon" else [1e-8, 1e-3, 1.0]
    for shaped in (values, np.reshape(values, (3, 1))):
        stack = fit(Network(mlp(2, 4, 1), seed=[1, 2, 3]), OPTIMIZERS[name](0.01, **{setting: shaped}), X, Y, epochs=20)
        for k, value in enumerate(values):
            alone = fit(Network(mlp(2, 4, 1), seed=k + 1), OPTIMIZERS[name](0.01, **{setting: value}), X, Y, epochs=20)
            np.testing.assert_allclose(stack.theta[k], alone.theta, rtol=1e-9, atol=1e-12)


def test_a_schedule_may_give_each_network_its_own_alpha():
    nets = [Network(mlp(2, 4, 1), seed=[1, 2]) for _ in range(2)]
    fit(nets[0], Adam(), X, Y, epochs=5, schedule=lambda epoch: [0.1, 0.2])
    fit(nets[1], Adam([0.1, 0.2]), X, Y, epochs=5)
    assert np.array_equal(nets[0].theta, nets[1].theta)


def stack(**settings):
    return Network(mlp(2, 3, 1), seed=[1, 2], **settings)


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda: Network(mlp(2, 3, 1), seed=[]), "seed is empty"),
        (lambda: Network(mlp(2, 3, 1), lambd=()), "lambd is empty"),
        (lambda: stack(l1=np.array([])), "l1 is empty"),
        (lambda: stack(lambd=[1, 2, 3]), "3 in lambd, 2 in seed; expected one length K"),
        (lambda: setattr(stack(), "lambd", [1, 2, 3]), "lambd has 3 numbers for a stack of 2 networks"),
        (lambda: setattr(Network(mlp(2, 3, 1)), "l1", [1, 2]), "l1 has 2 numbers for a single network"),
        (lambda: Network(mlp(2, 3, 1, keep_prob=[(0.5, 0.8), (0.5, 0.8)])), "keep_prob has 2 numbers for a single network"),
        (lambda: Network([Dropout((0.5, 0.8, 1.0)), *mlp(2, 3, 1)], seed=[1, 2]), "keep_prob has 3 numbers"),
        (lambda: fit(stack(), Adam([0.1, 0.2, 0.3]), X, Y, epochs=1), "alpha has 3 numbers for a stack of 2 networks"),
        (lambda: fit(Network(mlp(2, 3, 1)), Adam([0.1, 0.2]), X, Y, epochs=1), "alpha has 2 numbers for a single network"),
        (lambda: Adam([0.1, -0.2]), "alpha is -0.2"),
        (lambda: Adam([]), "alpha is empty"),
        (lambda: Adam(beta1=[0.9, 1]), "beta1 is 1.0; expected a number in [0, 1)"),
        (lambda: fit(stack(), Adam(beta2=[0.9, 0.8, 0.7]), X, Y, epochs=1), "beta2 has 3 numbers for a stack of 2 networks"),
        (lambda: fit(Network(mlp(2, 3, 1)), Adam(epsilon=[1e-8, 1]), X, Y, epochs=1), "epsilon has 2 numbers for a single"),
    ],
)
def test_as_many_numbers_as_networks(make, words):
    with pytest.raises(ValueError) as caught:
        make()
    assert words in str(caught.value) and "expected" in str(caught.value)


@pytest.mark.parametrize("name", ["lambd", "l1"])
@pytest.mark.parametrize("value", [[[1, 2], [3, 4]], np.ones((1, 3))], ids=str)
def test_penalties_that_are_no_flat_sequence_are_refused(name, value):
    with pytest.raises(ValueError, match=f"{name} is .* expected a number, or a flat sequence"):
        Network(mlp(2, 3, 1), **{name: value})


def test_the_penalties_of_one_stack_are_taken_by_another():
    first = Network(mlp(2, 3, 1), lambd=[0.1, 0.2])
    assert np.array_equal(Network(mlp(2, 3, 1), lambd=first.lambd).lambd, first.lambd)
