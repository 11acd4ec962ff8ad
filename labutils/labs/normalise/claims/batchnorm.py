"""What the lab says of batchnorm, each sentence with its proof over many seeds."""

import numpy as np

from labutils.claims import Claims
from labutils.functions import sigmoid

from .. import averages, noise, shifting
from ..proofs import DATA, digit_accuracies, group_losses, growth, one_class_accuracy, own_accuracy
from ..steepness import way_back
from ..variants import dropout_beside_batchnorm, place_losses

CLAIMS = claim = Claims()


@claim(
    "sigmoid(1) = 0.731 is 0.019 below the line, and nowhere between −1 and 1 is the sigmoid farther from it. At z = 3 it "
    "is 0.953, and the line 1.25",
    seeds=None,
    given=(1, -1, 3),
)
def a_sigmoid_is_nearly_straight_in_its_middle():
    z = np.linspace(-1, 1, 201)
    gap, at = np.abs(sigmoid(z) - (0.5 + z / 4)), sigmoid(np.array([1.0, 3.0]))
    return gap.max() == gap[-1], {"at 1": at[0], "gap": gap[-1], "at 3": at[1], "line": 0.5 + 3 / 4}


@claim("tanh(z) = 2 sigmoid(2z) − 1: tanh(1) = 0.762 is 0.238 below its line.", seeds=None, given=(2, 1))
def a_tanh_bends_sooner():
    z = np.linspace(-3, 3, 61)
    return np.allclose(np.tanh(z), 2 * sigmoid(2 * z) - 1), {"tanh": np.tanh(1), "gap": 1 - np.tanh(1)}


@claim(
    "In the fourth hidden layer Z becomes about 10 times larger without batchnorm; with it Z_tilde, which is what the "
    "activation gets, becomes about 1.7 times larger.",
    seeds=range(200, 220),
    within=2,
)
def values_stay_in_size(seeds):
    plain, normed = growth(False, seeds), growth(True, seeds)
    return plain > 2 * normed, {"growth without": np.median(plain), "growth with": np.median(normed)}


@claim(
    "On its way back through eight layers of sigmoids dZ shrinks some 30,000-fold without batchnorm; with batchnorm it "
    "grows about 10- to 20-fold, whatever the size of the initial weights.",
    seeds=range(200, 220),
    given=(30_000, 10, 20),
)
def batchnorm_keeps_gradients_from_vanishing(seeds):
    plain = 1 / np.median(way_back("sigmoid", 1, False, list(seeds))[0][0])
    normed = [np.median(way_back("sigmoid", scale, True, list(seeds))[0][0]) for scale in (0.3, 1, 3)]
    same = max(normed) < 1.2 * min(normed)
    return same and 20_000 < plain < 45_000 and 9 < min(normed) and max(normed) < 20, {}


@claim(
    "With statistics of 26 examples instead of 208 the mean train loss rises from 0.06 to 0.11, and the dev loss "
    "falls from about 0.28 to 0.17.",
    seeds=range(200, 210),
    given=(26, 208),
    share=0.9,
    within=3,
)
def noisy_statistics_regularise(seeds):
    (few, few_dev), (all_, all_dev) = group_losses(26, seeds), group_losses(noise.M, seeds)
    figures = {"train": all_.mean(), "train, 26": few.mean(), "dev": all_dev.mean(), "dev, 26": few_dev.mean()}
    return (few > all_) & (few_dev < all_dev), figures


@claim(
    "With groups of 8 there is too much noise: train loss about 0.15, dev loss about 0.21.",
    seeds=range(200, 220),
    given=(8,),
    within=2,
)
def too_much_noise_hurts_again(seeds):
    (train, dev), (_, dev_26) = group_losses(8, seeds), group_losses(26, seeds)
    return dev.mean() > dev_26.mean(), {"train": train.mean(), "dev": dev.mean()}


@claim(
    "From 8 to 32 examples the noise falls from σ = 0.41 to 0.21: four times the batch, half the noise.",
    seeds=range(200, 210),
    given=(8, 32),
    within=1,
)
def the_noise_falls_with_the_root(seeds):
    def spread(seed, size):
        rng = np.random.default_rng(seed)
        return noise.z_norm_of_one(np.r_[1.0, rng.standard_normal(1_000)], size, rng).std()

    few, more = (np.array([spread(seed, size) for seed in seeds]) for size in (8, 32))
    return np.abs(few / more - 2) < 0.5, {"8": few.mean(), "32": more.mean()}


@claim(
    "At a shift of 0.6 the dev accuracy is 71 % with the old statistics and 92 % with new ones; before the shift "
    "it was 93 %.",
    seeds=range(200, 210),
    given=(0.6,),
    within=2,
)
def a_shift_is_undone_by_new_statistics(seeds):
    net = shifting.trained(list(seeds))
    old, new = shifting.accuracies(net, DATA.X_dev, DATA.Y_dev, 0.6)
    return new > old + 0.1, {"old": old.mean(), "new": new.mean(), "home": net.accuracy(DATA.X_dev, DATA.Y_dev).mean()}


@claim(
    "Running averages give a dev accuracy of 93 %, test batches of 8 with their own statistics 86 %, and batches of "
    "8 that are all of one class 50 %.",
    seeds=range(200, 210),
    given=(8,),
    within=2,
)
def the_test_batchs_own_statistics_cost_accuracy(seeds):
    *_, X, Y = averages.problem()
    rows = []
    for seed in seeds:
        net, record = averages.recorded(seed)
        mixed = own_accuracy(net, X, Y)
        net.running[...] = averages.running_averages(record, averages.start_values(), 0.9)[-1]
        rows.append((net.accuracy(X, Y), mixed, one_class_accuracy(seed)))
    running, mixed, one_class = np.array(rows).T
    figures = {"running": running.mean(), "own": mixed.mean(), "sorted": one_class.mean()}
    return (running > mixed) & (mixed > one_class), figures


@claim(
    "Over many seeds the mean training loss is about 0.114 with batchnorm nowhere, 0.108 on Z and 0.101 on A.",
    seeds=range(200, 220),
    within=4,
)
def either_place_helps(seeds):
    loss = {place: one.mean() for place, one in place_losses(DATA.X, DATA.Y, seeds).items()}
    return max(loss["on Z"], loss["on A"]) < loss["nowhere"], loss


@claim(
    "The kept σ² of the second layer is about 3 % too small without dropout and some 12 % too large at keep_prob = 0.5.",
    seeds=range(200, 220),
    given=(0.5,),
    within=3,
)
def dropout_spoils_the_running_variance(seeds):
    plain, half = (dropout_beside_batchnorm(keep_prob, seeds, *DATA)[1] for keep_prob in (1.0, 0.5))
    return half > plain, {"too small": 1 - np.median(plain), "too large": np.median(half) - 1}


@claim(
    "With momentum 0.99 the averages of this short run still remember their start, and the dev accuracy is about 83 %. "
    "With 0 they know only the last batch: about 90 %.",
    seeds=range(200, 220),
    given=(0.99, 0),
    within=2,
)
def the_momentum_can_be_too_large_and_too_small(seeds):
    *_, X, Y = averages.problem()

    def accuracy(net, record, momentum):
        net.running[...] = averages.running_averages(record, averages.start_values(), momentum)[-1]
        return net.accuracy(X, Y)

    runs = [averages.recorded(seed) for seed in seeds]
    none, usual, most = (np.array([accuracy(*run, momentum) for run in runs]) for momentum in (0.0, 0.9, 0.99))
    return most.mean() < none.mean() < usual.mean(), {"0.99": most.mean(), "0.9": usual.mean(), "0": none.mean()}


@claim(
    "After four epochs the mean dev accuracy of many seeds is about 92 % without batchnorm and 96 % with it; after twelve, "
    "96 and 97 %.",
    seeds=range(200, 220),
    within=2,
)
def batchnorm_reads_digits_sooner(seeds):
    plain, normed = digit_accuracies(False, seeds), digit_accuracies(True, seeds)
    figures = {"plain, 4": plain[3], "with, 4": normed[3], "plain": plain[-1], "with": normed[-1]}
    return normed[3] > plain[3], {name: accuracy.mean() for name, accuracy in figures.items()}
