"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

import numpy as np

from labutils.functions import sigmoid, sigmoid_slope, softmax
from labutils.guesses import Guess
from labutils.layers import mlp
from labutils.live.question import Questions
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

from .models import DATA, disc, one_hidden_layer
from .one_weight import J, path
from .panels.building import STEPS
from .two_layers import TwoLayers, stripe

SEEDS = range(100, 120)


def units_for_nine_of_ten() -> float:
    """The smallest hidden layer whose mean train accuracy is 90 %, give or take half a point."""
    for hidden in range(1, 17):
        nets = fit(one_hidden_layer(hidden, list(SEEDS)), Adam(0.05), DATA.X, DATA.Y, epochs=400)
        if nets.accuracy(DATA.X, DATA.Y).mean() >= 0.895:
            return hidden
    return np.inf


def shape_of_three() -> str:
    """On the border of the region called class 1, how many different units are at their own boundary?"""
    X, Y = disc()
    sides = []
    for seed in SEEDS:
        net = fit(
            Network(mlp(2, 3, 1, activation="tanh"), lambd=0.3, init="xavier", seed=seed), Adam(0.05), X, Y, epochs=300
        )
        if net.accuracy(X, Y) > 0.9:
            angle = np.linspace(0, 2 * np.pi, 180)
            edge = np.array([np.cos(angle), np.sin(angle)])
            W1, b1 = net.layers[0].W, net.layers[0].b
            sides.append(len(set(np.abs(W1 @ edge + b1).argmin(axis=0))))
    return {1: "a strip", 3: "a triangle"}.get(int(np.median(sides)), "a strip")


def steepest() -> str:
    slopes = sigmoid_slope(sigmoid(np.linspace(-10, 10, 2001)))
    return {0.25: "1/4", 0.5: "1/2", 1.0: "1"}[round(float(slopes.max()), 2)]


def which_fall() -> str:
    Z = np.random.default_rng(100).standard_normal((3, 50))
    before, after = softmax(Z), softmax(Z + [[0.5], [0], [0]])
    falling = (after < before).all(axis=1)
    return "both others" if list(falling) == [False, True, True] else "only the next largest"


def price_of_a_sure_mistake() -> float:
    return float(-np.log(1 - 0.99))


def how_J_moves_with_X() -> str:
    X, Y = stripe()
    ends = []
    for seed in range(1_000, 1_020):
        net = TwoLayers(mistake="X", seed=seed)
        ends.append([net.step(X, Y, alpha=1.0) for _ in range(STEPS)][:: STEPS - 1])
    first, last = np.median(ends, axis=0)
    return "it falls" if last < 0.9 * first else "it rises" if last > 1.1 * first else "it stays where it is"


def multiplications() -> str:
    return f"{400 * 20 * 10:,}"


def soonest() -> float:
    bottom = min(J(w) for w in np.linspace(-4, 8, 1201))
    rates = (0.01, 0.03, 0.1, 0.3, 0.6, 1, 1.5, 1.9, 2)
    return min(rates, key=lambda alpha: np.argmax([J(w) < bottom + 1e-3 for w in path(alpha, 30)]) or 99)


def outside_of_a_hundred() -> float:
    drawn = np.random.default_rng(100).standard_normal((1_000, 100))
    return float((np.abs(drawn) > 1.96).sum(axis=1).mean())


QUESTIONS = Questions(
    "00",
    Guess(
        "nine of ten",
        "Networks start from random weights. How many hidden units does it take until, averaged over many starts, nine of "
        "ten training points are classified correctly?",
        10,
        "Every unit adds one bend to the boundary, and five petals need about ten of them.",
        units_for_nine_of_ten,
        within=2,
        axis=(1, 16),
    ),
    Guess(
        "three boundaries",
        "Each of three hidden units draws a straight boundary. What shape can they enclose together?",
        "a triangle",
        "One side for each unit; the output says yes only where all three do.",
        shape_of_three,
        options=("a strip", "a triangle", "a disc"),
    ),
    Guess(
        "steepest slope",
        "How steep is the sigmoid where it is steepest?",
        "1/4",
        "Its slope is a(1 − a), and that is largest at a = 1/2, in the middle, z = 0.",
        steepest,
        options=("1", "1/2", "1/4"),
    ),
    Guess(
        "which fall",
        "You raise the first of three scores. Which of the other probabilities fall?",
        "both others",
        "The three sum to 1, so what the first gains all others lose.",
        which_fall,
        options=("none of them", "only the next largest", "both others"),
    ),
    Guess(
        "sure and wrong",
        "An answer of a = 0.5 costs about 0.69. What does a = 0.99 cost when y is 0?",
        4.6,
        "It is −log 0.01. With a = 0.999 it would be 6.9: there is no upper limit.",
        price_of_a_sure_mistake,
        within=0.5,
        axis=(0, 10),
    ),
    Guess(
        "X for A1",
        "With X in place of A[1] the gradient of W[2] is simply wrong. What will J do?",
        "it falls",
        "The other three gradients are right and do the work. A falling J does not prove that a gradient is right.",
        how_J_moves_with_X,
        options=("it rises", "it stays where it is", "it falls"),
    ),
    Guess(
        "multiplications",
        "400 examples, 20 units, 10 inputs: how many multiplications do the three loops make, one after the other?",
        "80,000",
        "400 · 20 · 10. Python looks up every number in turn; one line of NumPy hands them over at once.",
        multiplications,
        options=("430", "8,000", "80,000"),
    ),
    Guess(
        "soonest",
        "Ten steps with α = 0.1 stop short of the minimum of J. Which α from 0 to 2.1 reaches it in the fewest steps?",
        1,
        "The second derivative of this J is 1, so one step with α = 1 jumps exactly to the bottom. A larger α "
        "jumps over it.",
        soonest,
        within=0.2,
        axis=(0, 2.1),
    ),
    Guess(
        "outside",
        "How many of 100 normal numbers lie outside ±1.96, on average?",
        5,
        "95 % lie within. In a single hundred there may be only 2 outside, or as many as 9.",
        outside_of_a_hundred,
        within=1,
        axis=(0, 30),
    ),
)
