"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

from labutils.guesses import Guess
from labutils.live.question import Questions

from . import answers

QUESTIONS = Questions(
    "05",
    Guess(
        "batches of 16",
        "The orange run takes all 256 examples at once, as the blue one does. Where will it end with B = 16?",
        "nearer to the bottom than both",
        "It makes sixteen times as many updates as the full batch, and each is far less noisy than one from a single "
        "example.",
        answers.where_sixteen_ends,
        options=("nearer to the bottom than both", "between the two", "farther away than both"),
    ),
    Guess(
        "updates with 16",
        "Compared with batches of 64, how many updates do batches of 16 need to bring J below 0.5?",
        "about as many",
        "Sixteen examples already point roughly the right way. An update from 64 costs more and is hardly worth more.",
        answers.updates_with_sixteen,
        options=("a quarter as many", "about as many", "four times as many"),
    ),
    Guess(
        "shuffled apart",
        "Trained on X shuffled alone, for what share of the moons does a network give the right answer?",
        50,
        "Every label belongs to another example, so the labels say nothing about the moons, and an answer is about as "
        "good as a coin toss.",
        answers.accuracy_after_shuffling_apart,
        within=12,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "day one",
        "It is 16 degrees on the first day. With β = 0.98 and v₀ = 0, what does the average say on that day?",
        0.3,
        "The average takes only 1 − β = 0.02 of the first day; the rest of it is still the start, 0.",
        answers.average_on_day_one,
        within=0.1,
        axis=(0, 20),
        unit="degrees",
    ),
    Guess(
        "long bowl",
        "The long bowl curves twenty times more strongly in one direction than in the other. Which runner is lowest "
        "after 100 steps?",
        "descent",
        "The α of descent is nearly the best there is for this bowl. The heavy ball of momentum is still rolling back "
        "and forth.",
        answers.lowest_on_the_long_bowl,
        options=("descent", "momentum", "RMSprop", "AdaGrad", "Adam"),
    ),
    Guess(
        "two valleys",
        "All start on the right, and the nearer valley is the shallow one. Who gets out of it, with the settings of "
        "the panel?",
        "momentum",
        "Momentum arrives with enough speed to roll over the ridge; with β = 0.8 it would not. The others stop where "
        "the slope does.",
        answers.rolls_out_of_the_shallow_valley,
        options=("none of them", "momentum", "momentum, Adam", "descent, momentum, RMSprop, AdaGrad, Adam"),
    ),
    Guess(
        "one moment",
        "Only v is corrected, s is not. How long is the first step, in units of α?",
        "about 32",
        "s is a thousandth of g² at t = 1, and 1/√0.001 = 31.6.",
        answers.first_step_with_v_alone,
        options=tuple(answers.FIRST_STEPS),
    ),
    Guess(
        "who rolls on",
        "Each optimiser meets one slope, then flat ground. Which ones keep rolling?",
        "momentum and Adam",
        "Only these two remember which way the slope pointed. RMSprop and AdaGrad remember how steep it was.",
        answers.who_rolls_on,
        options=("momentum", "momentum and Adam", "momentum and RMSprop and Adam"),
    ),
    Guess(
        "its own alpha",
        "In the panel all have α = 0.05. Where does gradient descent end if it gets an α of its own, 1?",
        "about level with Adam",
        "0.05 is a good α for Adam and far too small for gradient descent: a comparison at one α says little.",
        answers.descent_at_its_own_alpha,
        options=("clearly behind Adam", "about level with Adam", "clearly ahead of Adam"),
    ),
    Guess(
        "late steps of Adam",
        "A run of 300 updates with Adam on the moons: how long are its last steps on average, in units of α?",
        "about a tenth",
        "v averages slopes whose sign keeps changing, and s their squares, so v̂/√ŝ is small. Only the first step is ±1.",
        answers.late_steps_of_adam,
        options=tuple(answers.LATE_STEPS),
    ),
    Guess(
        "who begins",
        "Eleven schedules at epoch 0: which of them begin with α₀?",
        "all but one",
        "The noisy linear cosine is jolted from the first epoch on.",
        answers.who_begins_with_alpha0,
        options=("all of them", "all but one", "about half of them"),
    ),
    Guess(
        "small alpha0",
        "At α₀ = 0.2 every schedule beats the constant α. Do they at α₀ = 0.02 as well?",
        "no, none of them",
        "0.02 is small enough already, so a falling α only runs out of steps. At 0.2 it limited the damage.",
        answers.schedule_against_constant,
        options=("yes, all of them", "some of them", "no, none of them"),
    ),
    Guess(
        "alpha0 forgotten",
        "The schedule leaves α₀ out, so α starts at 1. Where does J end?",
        "it ends several times higher",
        "The first steps are so long that most ReLUs end with z below 0 for every example: they are dead and stay dead.",
        answers.cost_without_alpha0,
        options=("it ends lower", "it ends about as low", "it ends several times higher"),
        covers=True,
    ),
    Guess(
        "three directions",
        "If three curvatures were coin tosses, one flat place in eight would be a minimum. Is the share for random matrices "
        "smaller or larger?",
        "smaller",
        "The eigenvalues of one random matrix repel each other, so they are spread over both signs more evenly than coins.",
        answers.minima_in_three_directions,
        options=("smaller", "about the same", "larger"),
        covers=True,  # the panel draws both curves at once
    ),
    Guess(
        "out of the saddle",
        "The start is one millionth away from the ridge. After how many steps is gradient descent 0.7 away from it?",
        "about 150",
        "The distance from the ridge grows by nine per cent per step. It has to grow 700,000-fold, which takes about "
        "150 steps.",
        answers.steps_until_descent_is_out,
        options=tuple(answers.STEPS_OUT),
    ),
    Guess(
        "cliff",
        "With α = 0.3 both runners reach the cliff. What happens there to the one without clipping?",
        "it is thrown far back",
        "One huge gradient makes one huge step, over all the ground it had won.",
        answers.what_the_cliff_does,
        options=("it climbs over", "it stops there", "it is thrown far back"),
    ),
)
