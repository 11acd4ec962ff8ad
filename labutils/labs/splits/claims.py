"""What lab 01 says in numbers, each sentence with its proof over several seeds."""

import numpy as np

from labutils.claims import Claims
from labutils.labs.splits.both import BothScene
from labutils.labs.splits.choosing import selection, wrong_answers
from labutils.labs.splits.mismatch import MismatchScene
from labutils.labs.splits.remedies import NOISE, PATIENTS, REMEDIES
from labutils.labs.splits.stacking import Stack
from labutils.labs.splits.waves import border

CLAIMS = claim = Claims()
EIGHT, TEN = range(1, 9), range(10)


@claim(
    "Over eight draws of 200 points a straight line ends at 21 % train and 21 % dev error, 4 units a layer at 10 and "
    "13 %, and 24 units at 2 and 19 %.",
    seeds=EIGHT,
    given=(200, 4, 24),
)
def capacity_trades_bias_for_variance(seeds):
    stacks = {units: Stack(units, 200, NOISE, seeds).train(epochs=400, alpha=0.05) for units in (0, 4, 24)}
    dev = {units: stack.dev_error() for units, stack in stacks.items()}
    train = {units: stack.train_error() for units, stack in stacks.items()}
    figures = {f"{name} of {units}": e[units].mean() for name, e in (("train", train), ("dev", dev)) for units in e}
    return (dev[4] < dev[0]) & (dev[4] < dev[24]), figures


@claim("With 800 points the 24 units come to 9 % and 13 %.", seeds=EIGHT, given=(800, 24))
def points_tame_the_islands(seeds):
    few, many = (Stack(24, m, NOISE, seeds).train(epochs=400, alpha=0.05) for m in (200, 800))
    return many.dev_error() < few.dev_error(), {"train": many.train_error().mean(), "dev": many.dev_error().mean()}


@claim("With clean labels 24 units end at 2 % on dev, averaged over eight draws.", seeds=EIGHT, given=(24,))
def clean_labels_leave_no_islands(seeds):
    clean, noisy = (Stack(24, 200, noise, seeds).train(epochs=400, alpha=0.05).dev_error() for noise in (0, NOISE))
    return clean < noisy - 5, {"dev": clean.mean()}


@claim(
    "Over eight draws the dev error of 24 units spreads over 7 points, that of the straight line over 1.",
    seeds=EIGHT,
    given=(24,),
)
def a_supple_network_varies_with_its_points(seeds):
    supple, line = (np.ptp(Stack(u, 200, NOISE, seeds).train(epochs=400, alpha=0.05).dev_error()) for u in (24, 0))
    return supple > 4 * line, {"24 units": supple, "line": line}


@claim("After ten iterations even 24 units are wrong on 21 % of dev, like the straight line.", seeds=EIGHT, given=(24,))
def hardly_trained_is_stiff(seeds):
    young, line = (Stack(u, 200, NOISE, seeds).train(epochs=e, alpha=0.05).dev_error() for u, e in ((24, 10), (0, 400)))
    return abs(young - line) < 2, {"24 units": young.mean(), "line": line.mean()}


@claim(
    "With one unit a layer and 640 points, train and dev error are both 21 %. With 12 units and 160 points they are "
    "still 11 points apart, with 640 points only 2.",
    seeds=EIGHT,
    given=(640, 12, 160),
)
def learning_curves_tell_what_data_would_bring(seeds):
    stiff, few, many = (Stack(units, m, NOISE, seeds).train() for units, m in ((1, 640), (12, 160), (12, 640)))
    gap_few, gap_many = few.dev_error() - few.train_error(), many.dev_error() - many.train_error()
    return gap_many < gap_few, {
        "train": stiff.train_error().mean(),
        "dev": stiff.dev_error().mean(),
        "gap of few": gap_few.mean(),
        "gap of many": gap_many.mean(),
    }


@claim(
    "Of the 18 islands, 7 sit where the line really is wrong, and 11 on labels that were turned over by chance.",
    seeds=None,
    given=(18,),
)
def most_islands_sit_on_wrong_labels():
    centres, labels = islands()
    turned = labels != (centres[1] > border(centres[0]))
    return turned.sum() > 18 / 2, {"turned over": turned.sum(), "line wrong": 18 - turned.sum()}


def islands():
    """The centres (2, 18) and labels (18,) of the islands that both_panel shows at first."""
    scene = BothScene()
    return scene.mistakes[:, :18], scene.right[:18]


def chosen(kind, size, seeds):
    """Dev and test error of the best of 200 on dev, (seeds,) each: means over 40 dev sets, models of its own a seed."""
    ends = [
        [mean[-1] for mean in selection(wrong_answers(kind, seed), size, np.random.default_rng(seed), repeats=40)]
        for seed in seeds
    ]
    dev, test, _ = np.transpose(ends)
    return dev, test


@claim(
    "Of 200 simulated models, each wrong on exactly 20 % of all examples, the winner on 50 dev examples shows a mean "
    "error of 6 % there, and 20 % on a fresh test set.",
    seeds=TEN,
    given=(200, 20, 50),
)
def dev_flatters_the_winner(seeds):
    dev, test = chosen("equals", 50, seeds)
    return dev < test - 10, {"dev": dev.mean(), "test": test.mean()}


@claim(
    "Of 200 trained networks, the winner on 50 dev examples shows 15 % on dev and 19 % on test; the median "
    "network is wrong on 21 %.",
    seeds=TEN,
    given=(200, 50),
)
def dev_flatters_networks_too(seeds):
    dev, test = chosen("networks", 50, seeds)
    median = np.array([100 * np.median(wrong_answers("networks", seed).mean(axis=1)) for seed in seeds])
    better = test.mean() < median.mean() - 1
    return (dev < test - 1) & better, {"dev": dev.mean(), "test": test.mean(), "median": median.mean()}


@claim("With 2000 dev examples the simulated winner flatters itself by only 2.4 points.", seeds=TEN, given=(2000,), within=2)
def a_large_dev_set_is_hard_to_fool(seeds):
    dev, test = chosen("equals", 2000, seeds)
    return test - dev < 4, {"flattery": (test - dev).mean()}


def after(patient: int, remedy: str, seeds):
    """Dev error in %, (seeds,), of a patient after a remedy."""
    treatment = REMEDIES[remedy](list(PATIENTS.values())[patient - 1])
    return treatment.stack(seeds).train(**treatment.training()).dev_error()


@claim(
    "Eight times the data leaves the dev error of patient 1 at 21 %, and so does training four times as long; a "
    "network four times as wide brings it down to 12 %.",
    seeds=EIGHT,
    given=(1,),
)
def bias_wants_a_bigger_network(seeds):
    data, longer, bigger = (after(1, remedy, seeds) for remedy in ("more data", "train longer", "bigger network"))
    return (bigger < data - 4) & (bigger < longer - 4), {
        "more data": data.mean(),
        "longer": longer.mean(),
        "bigger": bigger.mean(),
    }


@claim(
    "For patient 2 it is the other way round: the wider network ends at 22 %, λ = 0.3 at 16 %, and eight times the "
    "data brings it down to 12 %.",
    seeds=EIGHT,
    given=(2, 0.3),
)
def variance_wants_data(seeds):
    data, held, bigger = (after(2, remedy, seeds) for remedy in ("more data", "regularise", "bigger network"))
    return (data < bigger) & (data < held + 1), {"more data": data.mean(), "λ": held.mean(), "bigger": bigger.mean()}


@claim(
    "Four times as many iterations bring patient 3 from 21 to 16 %, Adam in place of gradient descent to 13 %; a "
    "network four times as wide ends at 19 %.",
    seeds=EIGHT,
    given=(3,),
)
def an_unfinished_network_wants_time_or_another_optimiser(seeds):
    none, longer, other, bigger = (
        after(3, remedy, seeds) for remedy in ("none", "train longer", "another optimiser", "bigger network")
    )
    return (longer < none) & (other < none) & (other < bigger), {
        "none": none.mean(),
        "longer": longer.mean(),
        "Adam": other.mean(),
        "bigger": bigger.mean(),
    }


@claim(
    "One hidden layer of six units brings patient 1 from 21 to 13 %, patient 2 from 20 to 17 %, and leaves patient 3 "
    "at 21 %.",
    seeds=EIGHT,
    given=(1, 2, 3),
    share=0.75,
)
def another_architecture_can_cure_either_fault(seeds):
    figures = {
        f"{patient}, {remedy}": after(patient, remedy, seeds)
        for patient in (1, 2, 3)
        for remedy in ("none", "another architecture")
    }
    stiff, cured, supple, calmed, *_ = figures.values()
    return (cured < stiff - 4) & (calmed < supple), {name: errors.mean() for name, errors in figures.items()}


@claim(
    "Over eight draws of the points, going from 4 to 16 units a layer raises the mean dev error from 28 to 32 % "
    "without a penalty; with λ = 0.3 it is 27 % for 4 units and 26 % for 16.",
    seeds=EIGHT,
    given=(4, 16, 0.3),
    share=0.75,
)
def a_penalty_makes_size_harmless(seeds):
    error = {
        (units, lambd): Stack(units, 120, 0.2, seeds, lambd=lambd).train().dev_error()
        for units in (4, 16)
        for lambd in (0.0, 0.3)
    }
    holds = (error[16, 0.0] > error[16, 0.3]) & (error[16, 0.3] < error[4, 0.0] + 2)
    return holds, {f"{units} units, λ = {lambd}": e.mean() for (units, lambd), e in error.items()}


def mismatch(kind: str, share: int, seeds):
    """train, polished dev and casual dev in %, (seeds,) each, at 0.8 of the full distortion."""
    scene, ends = MismatchScene(), []
    for seed in seeds:
        scene.seed = seed
        for _ in scene.start(kind=kind, amount=0.8, share=share):
            pass
        ends.append(scene.errors())
    return np.transpose(ends)


@claim("At λ = 2 all sizes end at 28 %: the bias is back.", seeds=EIGHT, given=(2,))
def too_large_a_penalty_brings_the_bias_back(seeds):
    errors = np.array([Stack(units, 120, 0.2, seeds, lambd=2.0).train().dev_error() for units in (1, 4, 16)])
    return np.ptp(errors, axis=0) < 4, {f"{units} units": e.mean() for units, e in zip((1, 4, 16), errors)}


@claim(
    "Averaged over six starts, the network trained on polished digits alone is wrong on 4 % of the polished dev "
    "digits and on 34 % of the rotated ones; with 20 % rotated digits in the training set, on 4 % and on 17 %.",
    seeds=range(1, 7),
    given=(20,),
)
def polished_dev_hides_the_mismatch(seeds):
    (_, polished, users), (_, polished_mixed, users_mixed) = (mismatch("rotated", share, seeds) for share in (0, 20))
    return (users > users_mixed) & (users > polished + 10), {
        "polished": polished.mean(),
        "casual": users.mean(),
        "mixed, polished": polished_mixed.mean(),
        "mixed, casual": users_mixed.mean(),
    }


@claim("A shift does more harm (64 % wrong) than a hole (25 %).", seeds=range(1, 6))
def a_shift_harms_more_than_a_hole(seeds):
    (_, _, shifted), (_, _, holed) = (mismatch(kind, 0, seeds) for kind in ("shifted", "with a hole"))
    return shifted > holed + 10, {"shifted": shifted.mean(), "with a hole": holed.mean()}


@claim(
    "With a share of 50 % the train error rises from 1 to 7 %, because the training set has become harder.",
    seeds=range(1, 6),
    given=(50,),
)
def a_harder_training_set_shows_in_the_train_error(seeds):
    (polished, _, _), (mixed, _, _) = (mismatch("shifted", share, seeds) for share in (0, 50))
    return mixed > polished + 2, {"polished": polished.mean(), "mixed": mixed.mean()}
