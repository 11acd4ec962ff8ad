"""The decay panel of lab 03."""

import numpy as np

from labutils.labs.regularise.exercises.l2_step import l2_step
from labutils.labs.regularise.panels.decay import DecayScene
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import fit


def test_the_decay_panel_is_gradient_descent_with_l2():
    scene = DecayScene(l2_step)
    for _ in scene.start(lambd=0.7):
        pass
    net = fit(Network(mlp(2, 20, 3, 1), lambd=0.7, seed=scene.seed), GradientDescent(0.5), *scene.data[:2], epochs=800)
    assert np.allclose(scene.net.theta, net.theta, rtol=1e-9)
