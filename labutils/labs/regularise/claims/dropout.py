"""What the lab says of dropout, each sentence with its proof over many seeds."""

import numpy as np

from labutils.claims import Claims
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.streams import streams
from labutils.training import train

from ..draws import Draws
from ..models import DATA, gaps, trained
from ..studies import lost_without_one

CLAIMS = claim = Claims()
TWENTY = range(20)


@claim(
    "Dropout with keep_prob = 0.86 brings the mean gap from 4.5 down to 2.4 points.",
    seeds=TWENTY,
    given=(0.86,),
    share=0.8,
    within=2,
)
def dropout_narrows_the_gap(seeds):
    none, _, dropout = gaps(seeds)
    return dropout < none, {"gap without": none.mean(), "gap with dropout": dropout.mean()}


@claim(
    "Here L2 wins: over twenty seeds the mean dev accuracy is 93.7 % with L2, 93.0 % with dropout.",
    seeds=TWENTY,
    share=0.75,
    within=2,
)
def l2_beats_dropout_on_this_field(seeds):
    l2, dropout = (trained(seeds, **one).accuracy(DATA.X_dev, DATA.Y_dev) for one in ({"lambd": 0.7}, {"keep_prob": 0.86}))
    return l2 > dropout, {"L2": l2.mean(), "dropout": dropout.mean()}


@claim("In every one of twenty seeds the most important unit matters less after training with dropout.", seeds=TWENTY)
def no_unit_is_relied_upon(seeds):
    plain, dropout = (lost_without_one(keep_prob, list(seeds)).max(axis=0) for keep_prob in (1, 0.86))
    return dropout < plain, {"without dropout": plain.mean(), "with": dropout.mean()}


@claim(
    "Under plain gradient descent with keep_prob = 1 the cost J falls at every single iteration; with 0.86 it rises "
    "in 43 % of them.",
    seeds=range(5),
    given=(1, 0.86),
    share=1.0,
    within=3,
)
def dropout_makes_j_rise_now_and_then(seeds):
    def rises(keep_prob):
        net = Network(mlp(2, 20, 3, 1, keep_prob=keep_prob), seed=list(seeds))
        J = [step.J for step in train(net, GradientDescent(0.1), DATA.X, DATA.Y, epochs=200)]
        return np.mean(np.diff(J, axis=0) > 0, axis=0)

    plain, dropped = rises(1.0), rises(0.86)
    return (plain == 0) & (dropped > 0.2), {"share of rises": dropped.mean()}


@claim(
    "One mask frozen for a run of 400 iterations makes the mean dev loss 2.9 times as large as fresh masks do.",
    seeds=TWENTY,
    given=(400,),
    share=0.9,
    within=3,
)
def a_frozen_mask_is_worse(seeds):
    def dev_loss(frozen):
        drawn = streams(1)
        run = drawn._replace(dropout=Draws(drawn.dropout, frozen))
        return trained(seeds, keep_prob=0.86, run=run).loss(DATA.X_dev, DATA.Y_dev)

    fresh, frozen = dev_loss(False), dev_loss(True)
    return frozen > fresh, {"ratio of means": frozen.mean() / fresh.mean()}


@claim(
    "Dropout also shrinks the weights: with keep_prob = 0.5 the mean ‖W‖² is 203 in place of 299.",
    seeds=TWENTY,
    given=(0.5,),
    share=0.7,
    within=5,
)
def dropout_shrinks_the_weights(seeds):
    plain, dropped = (np.square(trained(seeds, keep_prob=p).W).sum(axis=-1) for p in (1.0, 0.5))
    return dropped < plain, {"with": dropped.mean(), "without": plain.mean()}
