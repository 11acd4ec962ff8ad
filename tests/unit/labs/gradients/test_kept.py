"""Lab 04: what a choice led to is kept, and is what it would be if it were made again."""

import pytest

from labutils.gradcheck import gradient_check
from labutils.labs.gradients import models
from labutils.labs.gradients.models import OPTIMIZERS, scaled
from labutils.labs.gradients.panels.bench import BenchScene
from labutils.labs.gradients.panels.factor import FactorScene
from labutils.labs.gradients.panels.mask import MaskScene
from labutils.probe import Probe
from labutils.training import fit


def test_the_score_of_the_factor_is_that_of_a_whole_check():
    scene = FactorScene()
    for block, k in (("b1", 3.0), ("W3", 0.2)):
        scene.start(block, k, "adam")
        checks = gradient_check(scaled(block, k, scene.seed), scene.data.X, scene.data.Y)
        assert scene.score == next(check.difference for check in checks if check.name == block)


def test_correct_code_is_trained_once_beside_the_wrong_one():
    scene = FactorScene()
    scene.epochs = 40
    for k in (3.0, 0.3):
        pieces = scene.start("W2", k, "adam")
        next(pieces)
        _, seen = scene._right["adam"]
        assert len(seen) == (2 if k == 3.0 else 9), "as far as the wrong one the first time, and from then on whole"
        for _ in pieces:
            pass
    net = fit(scaled("W2", 1.0, scene.seed), OPTIMIZERS["adam"](), scene.data.X, scene.data.Y, epochs=40)
    assert seen[-1][1] == pytest.approx(100 * net.accuracy(scene.data.X, scene.data.Y))


def test_a_check_that_was_made_is_not_made_again(monkeypatch):
    bench, mask = BenchScene(), MaskScene()
    for _ in range(2):
        bench.start("λ on the biases", 0.3, 10)
        mask.start(0.65, True)
        monkeypatch.setattr(models, "_gradient_check", None)
        monkeypatch.setattr(mask, "_measured", None)


def test_networks_that_differ_in_their_bug_alone_are_asked_for_j_once(monkeypatch):
    asked, ask = [], Probe.at
    monkeypatch.setattr(Probe, "at", lambda self, theta: asked.append(1) or ask(self, theta))
    for bug, theirs in (("no bug", 67), ("λ on the biases", 13), ("no bug", 0), ("factor 4 on db1", 0)):
        asked.clear()
        net, checks = models.checked.__wrapped__(bug, 0.2, 1)
        assert len(asked) == 2 * theirs, "both sides of each parameter; those of who is accused are asked again"
        assert [tuple(map(str, one)) for one in checks] == [
            tuple(map(str, one)) for one in gradient_check(net, *models.points())
        ]
