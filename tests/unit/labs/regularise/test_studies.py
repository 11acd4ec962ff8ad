"""The studies of lab 03."""

import numpy as np
import pytest

from labutils import data
from labutils.labs.regularise.studies import BiasesToo, dev_with_biases, forgotten_penalty, lost_without_one
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit


def test_each_unit_is_taken_out_alone_and_what_it_carried_is_lost():
    lost = lost_without_one(1, [3])
    X, Y, *_ = data.noisy_field()
    net = fit(Network(mlp(2, 20, 3, 1), seed=3), Adam(0.05), X, Y, epochs=400)
    whole, unit = net.accuracy(X, Y), lost[:, 0].argmax()
    net.blocks()["W2"][:, unit] = 0
    assert lost.shape == (20, 1) and lost[unit] == pytest.approx(100 * (whole - net.accuracy(X, Y)))
    assert lost.max() > 3 * np.median(lost), "each unit was put back before the next was taken out"


def test_the_forgotten_penalty_shows_in_every_w_and_in_no_b(capsys):
    rng = np.random.default_rng(0)
    X = rng.standard_normal((2, 30))
    forgotten_penalty(X, (X[:1] > 0) * 1.0, lambd=0.7)
    for line in capsys.readouterr().out.splitlines():
        assert line.startswith("W") != line.endswith("agrees")


def test_a_penalty_on_the_biases_adds_lambd_b_over_m_to_db_and_nothing_to_dW():
    X, Y, *_ = data.noisy_field()
    plain, tied = (cls(mlp(2, 4, 1), lambd=3.0, seed=1) for cls in (Network, BiasesToo))
    for net in (plain, tied):
        for name, block in net.blocks().items():
            block += 0.5 * name.startswith("b")
        net.J_and_grad(X, Y)
    for name, gradient in tied.grad_blocks().items():
        extra = 3.0 / X.shape[1] * 0.5 if name.startswith("b") else 0.0
        np.testing.assert_allclose(gradient, plain.grad_blocks()[name] + extra)
    assert dev_with_biases(True, 100.0, range(2)).shape == (2,)
