"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

from labutils.guesses import Guess
from labutils.live.question import Questions

from .proofs import (
    CHANGES,
    COSTS,
    SCORES,
    best_epsilon,
    blocks_without_the_division,
    cost_with_a_doubled_block,
    passes_of_a_check,
    power_of_two_sides,
    score_after_training,
    score_along_the_diagonal,
    score_of_a_flipped_sign,
    score_with_fresh_masks,
)

QUESTIONS = Questions(
    "04",
    Guess(
        "doubled block",
        "400 steps of gradient descent with dW2 doubled. Where is the cost at the end?",
        COSTS[1],
        "The wrong gradient still points downhill; for W2 the factor is no more than a larger learning rate.",
        cost_with_a_doubled_block,
        options=COSTS,
    ),
    Guess(
        "best epsilon",
        "The slope of θ³ at θ = 1, from two sides and in 64 bits. Which ε comes closest?",
        "1e-5",
        "A larger ε sees the curve instead of the slope; a smaller one leaves too few digits in the difference.",
        best_epsilon,
        options=("0.3", "0.001", "1e-5", "1e-12"),
        covers=True,
    ),
    Guess(
        "ten times smaller",
        "ε goes from 0.1 to 0.01, both still coarse. What happens to the two-sided error?",
        "100 times smaller",
        "It goes as ε²: the ε terms of the two sides cancel.",
        power_of_two_sides,
        options=("10 times smaller", "100 times smaller", "1,000 times smaller"),
        covers=True,
    ),
    Guess(
        "flipped sign",
        "One block comes out with the wrong sign. What does it score?",
        1,
        "‖a − (−a)‖ = 2‖a‖, over ‖a‖ + ‖a‖. Nothing can score more.",
        score_of_a_flipped_sign,
        within=0.01,
        axis=(0, 1),
    ),
    Guess(
        "lost division",
        "The division by keep_prob is missing after hidden layer 2. Which blocks does that make wrong?",
        "W1, b1, W2 and b2",
        "The error travels from the output to the input. W3 and b3 are nearer to the output than the bug.",
        blocks_without_the_division,
        options=("W2 and b2", "W1, b1, W2 and b2", "W3 and b3", "all six"),
    ),
    Guess(
        "fresh masks",
        "Correct code, keep_prob = 0.8, a fresh mask in each pass. What do the blocks score?",
        1,
        "J jumps by a few hundredths from pass to pass, and the check divides that by 2ε: the gradient drowns.",
        score_with_fresh_masks,
        within=0.03,
        axis=(0, 1),
    ),
    Guess(
        "after training",
        "Correct code, checked after 2,000 steps of Adam. How does its score compare with the one at the start?",
        CHANGES[2],
        "At a minimum the gradient vanishes; what is left to compare is rounding.",
        score_after_training,
        options=CHANGES,
    ),
    Guess(
        "passes",
        "How many forward passes does a two-sided check of 67 parameters take?",
        134,
        "Two for each parameter.",
        passes_of_a_check,
        axis=(1, 200),
        covers=True,
    ),
    Guess(
        "along the diagonal",
        "dW2 is transposed, all other blocks are right. What does the diagonal alone score?",
        SCORES[0],
        "Along the diagonal the slope is the sum of all entries of the gradient, divided by √n. Transposing a block "
        "moves its entries about and leaves their sum unchanged.",
        score_along_the_diagonal,
        options=SCORES,
    ),
)
