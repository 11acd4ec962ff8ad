"""A guess on a page without a kernel: what is asked, and what is said to each answer."""

from typing import Any

from labutils.guesses import Guess


def told(guess: Guess) -> dict[str, Any]:
    """What questions.js needs to ask it and to judge as ``Guess.judge`` does."""
    axis = list(guess.axis) if guess.axis else None
    return {
        "asked": {"question": guess.question, "options": list(guess.options), "axis": axis, "unit": guess.unit},
        "answer": guess.answer,
        "within": guess.within + 1e-9 * abs(guess.answer) if not guess.options else 0,
        "right": f"Right. {guess.why}",
        "told": guess.told(),
    }
