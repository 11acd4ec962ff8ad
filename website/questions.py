"""A guess on a page without a kernel: what is asked, and what is said to each answer."""

import io
from typing import Any

from labutils.guesses import Guess


def told(guess: Guess, picture: str = "") -> dict[str, Any]:
    """What questions.js needs to ask it and to say what the lab says; ``picture`` is where its picture lies."""
    axis = list(guess.axis) if guess.axis else None
    asked = {"question": guess.question, "options": list(guess.options), "axis": axis, "unit": guess.unit}
    shared = {"asked": asked, "told": guess.told(), "picture": picture}
    if guess.options:
        return {**shared, "replies": {option: guess.judge(option)._asdict() for option in guess.options}}
    return {
        **shared,
        "answer": guess.answer,
        "within": guess.within + 1e-9 * abs(guess.answer),
        "right": f"Right. {guess.why}",
    }


def picture_of(guess: Guess) -> bytes:
    """What happened, as PNG; empty for a guess without a picture."""
    if guess.picture is None:
        return b""
    file = io.BytesIO()
    guess.picture().savefig(file, format="png")
    return file.getvalue()
