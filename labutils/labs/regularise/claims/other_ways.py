"""What the lab says of early stopping, distorted digits and noisy weights, with the proofs."""

import numpy as np

from labutils.claims import Claims
from labutils.distort import DISTORTIONS
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import train

from ..models import DATA
from ..panels.augmentation import AugmentationScene

CLAIMS = claim = Claims()
TWENTY = range(20)


def on_digits(seeds, kind="none", weight_noise=0.0):
    """Dev accuracy in % on the digits after a run of the augmentation panel for each seed."""
    scene, accuracy = AugmentationScene(), []
    for seed in seeds:
        scene.seed = seed
        for _ in scene.start(kind=kind, amount=1.0, weight_noise=weight_noise):
            pass
        accuracy.append(scene.history.last("dev"))
    return np.array(accuracy)


@claim(
    "For every one of twenty seeds the dev loss is lowest before iteration 400; at iteration 1500 it is 3.0 times that "
    "in the median, and the weights are more than twice as large.",
    seeds=TWENTY,
    given=(400, 1500),
    share=1.0,
    within=2,
)
def stopping_early_pays(seeds):
    net = Network(mlp(2, 20, 3, 1), seed=list(seeds))
    steps = train(net, Adam(0.03), DATA.X, DATA.Y, epochs=1_500, every=10)
    loss, size = np.moveaxis([(net.loss(DATA.X_dev, DATA.Y_dev), np.linalg.norm(net.W, axis=-1)) for _ in steps], 1, 0)
    best = loss.argmin(axis=0), np.arange(len(seeds))
    growth = np.median(size[-1] / size[best])
    return (best[0] < 39) & (growth > 2), {"end over best": np.median(loss[-1] / loss[best]), "growth of W": growth}


@claim(
    "Noise lifts the mean dev accuracy from 90 to 92 %, a little rotation to 91 %; flipping pulls it down to 86 % and "
    "shifting to 84 %.",
    seeds=range(5),
    share=0.8,
)
def augmentation_helps_where_it_is_true(seeds):
    by_kind = {kind: on_digits(seeds, kind).mean() for kind in ("none", *DISTORTIONS)}
    helping = {kind for kind, accuracy in by_kind.items() if accuracy > by_kind["none"]}
    printed = ("none", "noise", "rotate", "flip", "shift")
    return helping == {"noise", "rotate"}, {kind: by_kind[kind] for kind in printed}


@claim(
    "Over five seeds 0.1 of noise on the weights leaves the mean dev accuracy at 90 %, 0.2 pulls it down to 85 %.",
    seeds=range(5),
    given=(0.1, 0.2),
)
def noise_on_the_weights_has_a_right_amount(seeds):
    some, much = (on_digits(seeds, weight_noise=noise) for noise in (0.1, 0.2))
    return much < some, {"0.1": some.mean(), "0.2": much.mean()}
