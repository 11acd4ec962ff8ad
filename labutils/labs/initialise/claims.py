"""What lab 02 says in numbers, each sentence with its proof."""

import numpy as np

from labutils import data
from labutils.claims import Claims
from labutils.initializers import he
from labutils.labs.initialise.bowl import TREATMENTS, Bowl, measurements
from labutils.labs.initialise.measuring import FIELD, blows_up, bowl_steps, clipped_end, flow, learned, twins
from labutils.labs.initialise.microscope import deep, scaled
from labutils.labs.initialise.published import ALPHA, published, stack
from labutils.labs.initialise.variance import INPUTS, draw_z
from labutils.optimizers import Adam, GradientDescent
from labutils.training import fit

CLAIMS = claim = Claims()
TWENTY = range(20)


@claim(
    "Half of He's weights leave the last of ten ReLU layers 1,024 times as faint as He's do: a factor 2 for each layer.",
    seeds=TWENTY,
    given=(2,),
)
def half_a_scale_is_a_thousandth(seeds):
    faint = flow(seeds, he)["A"][-1] / flow(seeds, scaled(he, 0.5))["A"][-1]
    return np.isclose(faint, 2**10), {"fainter": faint.mean()}


@claim(
    "Over twenty seeds, 200 steps bring He's networks to 95 % train accuracy on average, those with half the scale to 54 %.",
    seeds=TWENTY,
    given=(200,),
    share=0.9,
    within=3,
)
def he_learns_where_half_of_it_does_not(seeds):
    full, half = (learned(seeds, scale, GradientDescent(0.1)) for scale in (1.0, 0.5))
    return full > half + 0.1, {"He": full.mean(), "half": half.mean()}


@claim(
    "Over twenty seeds three layers end at 95 % on average with half of He's scale, and with twice it.",
    seeds=TWENTY,
    share=0.9,
)
def a_shallow_network_forgives_the_scale(seeds):
    half, twice = (learned(seeds, scale, GradientDescent(0.1), depth=3) for scale in (0.5, 2.0))
    return abs(half - twice) < 0.02, {"half": half.mean(), "twice": twice.mean()}


@claim(
    "Doubled, the signal grows as fast as it shrank before, and in most of twenty runs the first few steps make it blow up.",
    seeds=TWENTY,
    share=0.75,
)
def twice_the_scale_blows_up(seeds):
    loud = flow(seeds, scaled(he, 2.0))["A"][-1] / flow(seeds, he)["A"][-1]
    return np.isclose(loud, 2**10) & [blows_up(seed, within=10) for seed in seeds], {}


@claim(
    "Over twenty seeds, 200 steps bring three sigmoid layers to 54 % on average, hardly better than ten with 51 %; ten "
    "tanh layers reach 95 %.",
    seeds=TWENTY,
    given=(200,),
    within=2,
)
def depth_and_activation_decide(seeds):
    def accuracy(depth, activation):
        net = deep(depth, "xavier", activation=activation, seed=list(seeds))
        return fit(net, GradientDescent(0.1), FIELD.X, FIELD.Y, epochs=200).accuracy(FIELD.X, FIELD.Y)

    three, ten, tanh = accuracy(3, "sigmoid"), accuracy(10, "sigmoid"), accuracy(10, "tanh")
    return tanh > three + 0.2, {"three": three.mean(), "ten": ten.mean(), "tanh": tanh.mean()}


@claim("Adam brings the very same half-scale networks to 95 %.", seeds=TWENTY, within=2)
def adam_rescues_faint_gradients(seeds):
    adam = learned(seeds, 0.5, Adam(0.01))
    return adam > 0.9, {"Adam": adam.mean()}


@claim(
    "At half of He's scale dZ shrinks about 10^2.8-fold from layer 10 to layer 1, yet dW differs only by a factor of "
    "about 2.5 between the layers 2 to 10.",
    seeds=TWENTY,
    given=(10, 1, 2),
    share=0.9,
    within=2,
)
def small_relu_weights_slow_all_layers_alike(seeds):
    start = flow(seeds, scaled(he, 0.5))
    spread = start["dW"][1:].max(axis=0) / start["dW"][1:].min(axis=0)
    dZ = start["dZ"][-1] / start["dZ"][0]
    return (spread < 8) & (dZ > 100), {"dW": np.median(spread), "dZ": np.log10(np.median(dZ))}


@claim(
    "Ten sigmoid layers from Xavier's weights: dZ in layer 1 is about 10^5.7 times as small as in layer 10, dW about "
    "10^4.9 times.",
    seeds=TWENTY,
    given=(1, 10),
    within=2,
)
def sigmoid_starves_the_first_layers(seeds):
    start = flow(seeds, "xavier", "sigmoid")
    dZ, dW = (start[name][-1] / start[name][0] for name in ("dZ", "dW"))
    return (dZ > 1e4) & (dW > 1e3), {"dZ": np.log10(np.median(dZ)), "dW": np.log10(np.median(dW))}


@claim("Xavier's weights under ten layers of ReLU leave the last one 32 times as faint as He's do.", seeds=TWENTY)
def xavier_under_relu_is_too_small(seeds):
    faint = flow(seeds, he)["A"][-1] / flow(seeds, "xavier")["A"][-1]
    return np.isclose(faint, 32), {"fainter": faint.mean()}


@claim(
    "In the tenth tanh layer 0 % of the values lie beyond ±0.9 with Xavier's weights, 7 % with He's and 72 % with N(0, 1).",
    seeds=TWENTY,
    given=(0.9, 0, 1),
    within=2,
)
def large_weights_saturate_tanh(seeds):
    def saturated(init):
        A = deep(10, init, activation="tanh", seed=list(seeds)).flow(FIELD.X, FIELD.Y)[-1].A
        return np.mean(np.abs(A) > 0.9, axis=(-2, -1))

    xavier, he_, normal = map(saturated, ("xavier", "he", "normal"))
    return (xavier <= he_) & (he_ < normal), {"Xavier": xavier.mean(), "He": he_.mean(), "N(0, 1)": normal.mean()}


@claim(
    "On five draws of the circles J is still ln 2 = 0.693 after 1,000 steps from zeros, and from weights of 0.5 all six "
    "units are still the same.",
    given=(2, 1000, 0.5),
)
def twins_stay_twins(seeds):
    J, units = map(np.array, zip(*(twins(seed) for seed in seeds)))
    return np.isclose(J, np.log(2)) & (units == 1), {"J": J.mean()}


@claim(
    "Over twenty seeds and all three kinds of input the variance of z is within 8 % of n Var(w) E[x²].",
    seeds=TWENTY,
    given=(8,),
)
def variance_is_predicted(seeds):
    pairs = [[draw_z(100, 0.1, kind, seed=seed) for kind in INPUTS] for seed in seeds]
    off = np.array([[abs(z.var() / predicted - 1) for z, predicted in row] for row in pairs])
    return off.max(axis=1) < 0.08, {"worst": off.max()}


@claim(
    "Over twenty draws of the data the raw bowl takes 142 steps in the median, the normalised one 21.",
    seeds=TWENTY,
    within=5,
)
def normalising_rounds_the_bowl(seeds):
    raw, normal = (
        np.array([bowl_steps(treat, seed) for seed in seeds])
        for treat in (TREATMENTS["x as measured"], TREATMENTS["(x − mu) / sigma"])
    )
    return raw > 2 * normal, {"raw": np.median(raw), "normalised": np.median(normal)}


@claim('"x − mu" alone makes it shorter, not round: there the median is 32 steps.', seeds=TWENTY, within=3)
def centring_is_half_the_way(seeds):
    centred, normal = (
        np.median([bowl_steps(TREATMENTS[treat], seed) for seed in seeds]) for treat in ("x − mu", "(x − mu) / sigma")
    )
    return centred > normal + 5, {"x − mu": centred}


@claim(
    "Dividing by sigma² only exchanges the roles: the feature that spread most now spreads least, and the bowl is as "
    'long as after "x − mu".',
    seeds=TWENTY,
)
def sigma_squared_turns_the_bowl(seeds):
    def length_and_widest(treat, seed):
        X, y = measurements(seed)
        X = TREATMENTS[treat](X)
        low, high = Bowl.of(X, y).curvatures
        return high / low, X.std(axis=1).argmax()

    pairs = [[length_and_widest(treat, seed) for treat in ("x − mu", "(x − mu) / sigma²")] for seed in seeds]
    return [np.isclose(before[0], after[0]) and before[1] != after[1] for before, after in pairs], {}


@claim("Zeros end at 50.0 % train accuracy, ten times N(0, 1) at 83.0 %, He at 99.3 %.", seeds=None, given=(0, 1))
def the_published_accuracies():
    zeros, large, he_ = published().train[-1]
    return zeros < large < he_, {"zeros": zeros, "large": large, "He": he_}


@claim(
    "Over five other seeds ten times N(0, 1) ends at 69 % on average and He at 92 %, and He is ahead in each.",
    given=(0, 1),
    within=3,
)
def he_is_ahead_for_other_seeds(seeds):
    X, Y = data.circles(300, 0.05, seed=1)
    net = fit(stack(list(seeds)), GradientDescent(ALPHA), X, Y, epochs=15_000)
    _, large, he_ = 100 * net.accuracy(X, Y).reshape(3, -1)
    return he_ > large, {"large": large.mean(), "He": he_.mean()}


@claim(
    "Over ten seeds the clipped network ends at 96 % on average and the other at 51 %, which is guessing.",
    seeds=range(10),
    within=2,
)
def clipping_saves_the_run(seeds):
    clipped, free = (np.array([clipped_end(seed, c) for seed in seeds]) for c in (1.0, np.inf))
    return clipped > free + 20, {"clipped": clipped.mean(), "not clipped": free.mean()}


@claim(
    "For each of ten seeds the run survives with c = 0.1, 1 or 3 and ends above 90 %; with c = 0.01 it ends at 65 % on "
    "average.",
    seeds=range(10),
    given=(0.1, 1, 3, 90, 0.01),
    within=5,
)
def neither_too_small_nor_too_large(seeds):
    mild = np.array([[clipped_end(seed, c) for seed in seeds] for c in (0.1, 1.0, 3.0)])
    tiny = np.array([clipped_end(seed, 0.01) for seed in seeds])
    return (mild > 90).all(axis=0), {"c = 0.01": tiny.mean()}
