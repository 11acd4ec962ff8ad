"""What the lab says of L2, each sentence with its proof over many seeds."""

import numpy as np

from labutils import data
from labutils.claims import Claims
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import train

from ..models import DATA, gaps, remembered, tanh_net
from ..studies import dev_with_biases

CLAIMS = claim = Claims()
TWENTY = range(100, 120)  # the panels show seeds 0 to 19


@claim(
    "Over twenty seeds the median gap between train and dev accuracy is between 3 and 6 points without a penalty, between "
    "1 and 2 with λ = 0.7, and between 1.5 and 3 with dropout (keep_prob = 0.86), which narrows it in at least three runs "
    "of four.",
    seeds=TWENTY,
    given=(3, 6, 1, 2, 0.7, 1.5, 0.86),
)
def l2_and_dropout_narrow_the_gap(seeds):
    none, l2, dropout = gaps(seeds)
    medians = 3 < np.median(none) < 6 and 1 < np.median(l2) < 2 and 1.5 < np.median(dropout) < 3
    return medians and np.mean(l2 < none) >= 0.9 and np.mean(dropout < none) >= 0.75, {}


@claim(
    "With b penalised every answer is some twelve degrees too cold, because the temperatures lie far from 0 and b has to "
    "bridge the distance; and w is no smaller for it.",
    seeds=None,
    given=(0,),
)
def a_penalised_b_misses_the_data():
    x, y = np.linspace(-1, 1, 10), 37 + 0.5 * np.linspace(-1, 1, 10)
    inputs = np.array([x, np.ones(10)])
    free, tied = (np.linalg.solve(inputs @ inputs.T + 5 * np.diag(on), inputs @ y) for on in ((1, 0), (1, 1)))
    missed = y - tied @ inputs
    return 11.5 < missed.min() and missed.max() < 13 and tied[0] >= free[0] - 1e-12, {}


@claim(
    "Where no large b is needed it matters little: on the field of the first panel, penalising b too (λ = 0.7) changes the "
    "median dev accuracy of twenty networks by less than 1 point.",
    seeds=TWENTY,
    given=(0.7, 1),
)
def a_penalised_b_hardly_matters_near_0(seeds):
    free, tied = (np.median(dev_with_biases(penalised, 0.7, seeds)) for penalised in (False, True))
    return abs(free - tied) < 1, {}


@claim(
    "In the median of twenty seeds λ = 0.7 costs about 1 point of train accuracy and gains about 2 points on the dev set.",
    seeds=range(100, 120),
    given=(0.7,),
    share=0.85,
)
def l2_trades_train_for_dev(seeds):
    plain, l2 = remembered(seeds, lambd=0.0), remembered(seeds, lambd=0.7)
    lost = 100 * (plain.accuracy(DATA.X, DATA.Y) - l2.accuracy(DATA.X, DATA.Y))
    won = 100 * (l2.accuracy(DATA.X_dev, DATA.Y_dev) - plain.accuracy(DATA.X_dev, DATA.Y_dev))
    return won > 0, {"lost on train": np.median(lost), "won on dev": np.median(won)}


@claim("even the true boundary is right for about 94 % of fresh points", seeds=range(100, 110))
def the_bayes_error_is_six_percent(seeds):
    right = []
    for seed in seeds:
        field = data.noisy_field(seed, m=20_000)
        right.append(np.mean(data.above_the_bend(field.X) == field.Y))
    return np.abs(np.array(right) - 0.94) < 0.01, {"true border": np.mean(right)}


@claim("at λ = 20 the train accuracy is still above 94 %", seeds=range(100, 120), given=(20, 94))
def a_strong_penalty_is_no_bias_yet(seeds):
    return np.median(remembered(seeds, lambd=20.0).accuracy(DATA.X, DATA.Y)) > 0.94, {}


@claim(
    "At λ = 100 (see the penalty panel) there is: train falls to about 51 %, and that is bias beyond doubt.",
    seeds=TWENTY,
    given=(100,),
)
def the_strongest_penalty_is_bias(seeds):
    train_accuracy = remembered(seeds, lambd=100.0).accuracy(DATA.X, DATA.Y)
    return train_accuracy < 0.6, {"train": train_accuracy.mean()}


@claim(
    "In the median of twenty seeds the dev accuracy is 92 % at λ = 0, 94 % at 0.7, 92 % at 20 and 56 % at 100: first up, "
    "then down.",
    seeds=TWENTY,
    given=(0, 0.7, 20, 100),
    share=0.75,
)
def dev_accuracy_rises_then_falls(seeds):
    strengths = (0.0, 0.7, 20.0, 100.0)
    none, mild, strong, huge = (remembered(seeds, lambd=lambd).accuracy(DATA.X_dev, DATA.Y_dev) for lambd in strengths)
    figures = {f"dev at {lambd}": np.median(one) for lambd, one in zip(strengths, (none, mild, strong, huge))}
    return (none < mild) & (mild > strong) & (strong > huge), figures


@claim("in nearly every run the dev loss turns upward while the train loss still falls", seeds=TWENTY, share=0.9)
def overfitting_shows_in_the_curves(seeds):
    net = Network(mlp(2, 20, 3, 1), seed=list(seeds))
    X, Y, X_dev, Y_dev = DATA
    runs = train(net, Adam(0.05), X, Y, epochs=400, every=10)
    train_loss, dev_loss = np.moveaxis([(net.loss(X, Y), net.loss(X_dev, Y_dev)) for _ in runs], 1, 0)
    turn = dev_loss.argmin(axis=0), np.arange(len(seeds))
    return (dev_loss[-1] > dev_loss[turn]) & (train_loss[-1] < train_loss[turn]), {}


@claim(
    "L2 also narrows the spread between seeds: leaving out the luckiest and the unluckiest tenth, the dev accuracies span "
    "less with it than without it.",
    seeds=TWENTY,
)
def l2_narrows_the_spread(seeds):
    plain, l2 = (
        np.subtract(*np.percentile(remembered(seeds, lambd=lambd).accuracy(DATA.X_dev, DATA.Y_dev), (90, 10)))
        for lambd in (0.0, 0.7)
    )
    return l2 < plain, {}


@claim(
    "In this tanh network λ = 0.7 brings ‖W‖², the sum of all squares, to 20 on average, less than a tenth of what it is "
    "without a penalty; the lines on the left become thin.",
    seeds=TWENTY,
    given=(0.7,),
    share=0.95,
)
def l2_shrinks_the_weights(seeds):
    plain, l2 = (np.square(tanh_net(seeds, lambd).W).sum(axis=-1) for lambd in (0.0, 0.7))
    return l2 < plain / 10, {"with": l2.mean()}


@claim(
    "With λ = 100 nothing is left to fit with: train accuracy is 51.2 %, the share of the larger class.",
    seeds=TWENTY,
    given=(100,),
    share=1.0,
)
def a_huge_penalty_underfits(seeds):
    accuracy = tanh_net(seeds, 100.0).accuracy(DATA.X, DATA.Y)
    larger = max(DATA.Y.mean(), 1 - DATA.Y.mean())
    return np.isclose(accuracy, larger), {"train accuracy": accuracy.mean()}


@claim(
    "On average over twenty seeds 18 % of the values z lie between −0.5 and 0.5 without a penalty; with λ = 0.7 it is 78 %.",
    seeds=TWENTY,
    given=(0.7, -0.5, 0.5),
    share=1.0,
    within=2,
)
def l2_keeps_tanh_straight(seeds):
    def straight(lambd):
        net = tanh_net(seeds, lambd)
        Z = net.layers[0].W @ DATA.X + net.layers[0].b
        return np.mean(np.abs(Z) < 0.5, axis=(1, 2))

    plain, l2 = straight(0.0), straight(0.7)
    return l2 > plain, {"without": plain.mean(), "with": l2.mean()}
