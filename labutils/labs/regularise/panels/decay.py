"""The learner's own update drives a panel: gradient descent whose weights move by ``l2_step``."""

from collections.abc import Callable

from labutils.checks.given import given
from labutils.layers import mlp
from labutils.live import Panel, Slider
from labutils.network import Network

from ..exercises.l2_step import l2_step
from ..learner import LearnerStep
from ..models import STRENGTHS
from .penalty import PenaltyScene


class DecayScene(PenaltyScene):
    """The penalty panel, with the penalty in the update instead of in J."""

    epochs = 800
    every = 10

    def __init__(self, step: Callable):
        self.learner_step = step
        super().__init__()

    def network(self, lambd, **_):
        return Network(mlp(2, 20, 3, 1), seed=self.init_seed)

    def optimizer(self, lambd, **_):
        self.rule = LearnerStep(self.net, self.learner_step, lambd, self.data.X.shape[1])
        return self.rule

    def retune(self, lambd, **_):
        self.rule.lambd = lambd

    def start(self, lambd, **tools):
        return super().start(lambd=lambd, kind="L2", **tools)

    def adopt(self, **asked):
        return super().adopt(kind="L2", **asked)

    def measure(self, step):
        points = super().measure(step)
        penalty = self.values["lambd"] / (2 * self.data.X.shape[1]) * float((self.net.W**2).sum())
        return {**points, "penalty": penalty, "J": points["train loss"] + penalty}


@given()
def decay_panel(step: Callable = l2_step) -> Panel:
    """Gradient descent with your own ``l2_step``."""
    return Panel(DecayScene(step), Slider("lambd", 0.7, values=STRENGTHS, label="λ", description="strength of the decay"))
