"""Questions asked before a panel or a cell shows the answer: choose, or give a number."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple


class Reply(NamedTuple):
    """What is said to a guess, and whether it was right."""

    text: str
    right: bool


@dataclass(frozen=True)
class Guess:
    """One question with its answer, which stays in the kernel until the learner has guessed or asks to be shown.

    name : how the notebook calls it
    question : one sentence that ends in a question mark
    answer : one of the options, or a number
    why : the reason, one to three sentences, shown after the guess
    proof : measures the answer; a test compares the two
    options : what can be chosen; none for a number
    within : how far a number may lie from the answer and still count as right, >= 0
    axis : (from, to) offers a slider for the number beside its box; a number outside is no answer
    unit : written after the number
    picture : draws what happened, a matplotlib Figure: under a right answer, and when asked to show the answer
    covers : the next cell shows a panel that gives the answer away as it starts. (What a cell prints is covered anyway.)
    """

    name: str
    question: str
    answer: str | float
    why: str
    proof: Callable[[], str | float]
    options: tuple[str, ...] = ()
    within: float = 0.0
    axis: tuple[float, float] | None = None
    unit: str = ""
    picture: Callable[[], Any] | None = None
    covers: bool = False

    def __post_init__(self) -> None:
        if self.options and self.answer not in self.options:
            raise ValueError(f"the answer {self.answer!r} to {self.name!r} is not among its options {self.options}")
        if not self.options and not isinstance(self.answer, int | float):
            raise ValueError(f"the answer to {self.name!r} is {self.answer!r}; expected a number, or give options")

    def judge(self, given: str | float) -> Reply:
        """What to say to this guess; ValueError for what is not an answer at all."""
        right = self._is_right(given)
        verdict = "Right." if right else f"It is {self._shown(self.answer)}."
        return Reply(f"Your guess: {self._shown(given)}. {verdict} {self.why}", right)

    def told(self) -> str:
        """What to say to somebody who would rather be shown."""
        return f"It is {self._shown(self.answer)}. {self.why}"

    def read(self, text: str) -> str | float:
        """A guess as it comes from the page or the store; ValueError says what is expected."""
        if self.options:
            if text not in self.options:
                raise ValueError(f"choose one of {', '.join(self.options)}")
            return text
        try:
            number = float(str(text).replace(",", "."))
        except ValueError:
            raise ValueError("type a number first, such as 12 or 0.5") from None
        if number != number or abs(number) == float("inf"):
            raise ValueError("type a finite number")
        low, high = self.axis or (number, number)
        if not low <= number <= high:
            raise ValueError(f"give a number from {low:,g} to {high:,g}")
        return number

    def takes(self, text: str) -> bool:
        """Is this an answer that was once read, or empty for "show me"? (A newer lab may offer other options.)"""
        try:
            return text == "" or self.read(text) is not None
        except ValueError:
            return False

    def is_right(self, text: str) -> bool:
        """Is this answer, as it was kept, the right one today?"""
        return text != "" and self.takes(text) and self._is_right(self.read(text))

    def is_proved(self) -> bool:
        """Does the measurement give the answer that is told?"""
        return self._is_right(self.proof())

    def _is_right(self, given: str | float) -> bool:
        return given == self.answer if self.options else abs(given - self.answer) <= self.within + 1e-9 * abs(self.answer)

    def _shown(self, answer: str | float) -> str:
        return answer if self.options else f"{answer:g}{' ' * bool(self.unit)}{self.unit}"
