"""Two questions for the browser tests, their answers out of the notebook's sight."""

from labutils.guesses import Guess
from labutils.live.question import Questions

QUESTIONS = Questions(
    "00",
    Guess("units", "How many units do you need?", "8", "<b>Eight</b> bends.", lambda: "8", ("2", "4", "8")),
    Guess("share", "What share survives?", 0.8, "That is keep_prob.", lambda: 0.8, within=0.05, axis=(0, 1)),
)
ask = QUESTIONS.ask
