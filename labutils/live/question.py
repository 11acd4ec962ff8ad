"""A question on the page that takes the learner's guess; the answer leaves the kernel only afterwards."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import anywidget
import traitlets

from ..guesses import Guess, Reply
from ..progress import Done, forget, keep, recall
from .beside import spare_cells
from .registry import VIEW, forget_shown, make_room

PAGE = Path(__file__).parent
SHOWN = ""  # kept instead of a guess when the answer was asked for


class Question(anywidget.AnyWidget):
    """One ``Guess`` of a lab on the page: options or a number, *Guess*, *Show me*, and then the reply.

    A guess made in an earlier session is still there. *Run all* passes it by.
    """

    _esm = (PAGE / "question.js").read_text(encoding="utf-8")
    _css = (PAGE / "question.css").read_text(encoding="utf-8")
    asked = traitlets.Dict().tag(sync=True)
    reply = traitlets.Dict().tag(sync=True)

    def __init__(self, lab: str, guess: Guess):
        axis = list(guess.axis) if guess.axis else None
        asked = {"question": guess.question, "options": list(guess.options), "axis": axis, "unit": guess.unit}
        asked["covers"] = guess.covers
        super().__init__(asked=asked)
        self.lab, self.guess = lab, guess
        kept = recall(lab, "guess", guess.name)
        if kept is not None and guess.takes(kept.answer):
            self._tell(kept.answer)
        self.on_msg(lambda _, message, buffers: self.hear(message))
        make_room(self)

    def open(self) -> None:
        """Known to the page, whose words leave alone what a running cell draws."""
        super().open()
        spare_cells(self)

    def close(self) -> None:
        """Off the page; of a cell that is run again the older question goes."""
        layout = self.layout
        forget_shown(self)
        super().close()
        layout.close()
        self.reply = {}

    def hear(self, message: dict) -> None:
        """From the page: a guess, the wish to be shown, or to guess again."""
        if message["type"] == "again":
            self.reply = _noted({}, "complaint", forget(self.lab, "guess", self.guess.name))
            return
        given = SHOWN if message["type"] == "show" else str(message["value"])
        try:
            right = self._tell(given)
        except ValueError as wrong:
            self.reply = {"complaint": f"Please {wrong}."}
            return
        self.reply = _noted(self.reply, "text", keep(Done(self.lab, "guess", self.guess.name, given, right)))

    def _tell(self, given: str) -> bool:
        shown = given == SHOWN
        text, right = Reply(self.guess.told(), False) if shown else self.guess.judge(self.guess.read(given))
        picture = self._picture() if shown or right else ""
        self.reply = {"text": text, "given": given, "right": right, "picture": picture}
        return right

    def _picture(self) -> str:
        """What happened, as the address of a PNG; empty where the guess has no picture."""
        if self.guess.picture is None:
            return ""
        png = BytesIO()
        self.guess.picture().savefig(png, format="png")
        return f"data:image/png;base64,{b64encode(png.getvalue()).decode()}"

    @property
    def sentence(self) -> str:
        """The question and, once a guess was made, the reply."""
        return f"{self.guess.question} " + (self.reply.get("text") or self._invitation())

    def _invitation(self) -> str:
        return f"({' / '.join(self.guess.options) or 'a number'}; run the notebook to enter your guess.)"

    def _repr_mimebundle_(self, **kwargs) -> dict:
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {"text/plain": self.sentence, VIEW: view}


def _noted(reply: dict, place: str, note: str) -> dict:
    """The reply, with a note about the file that keeps the guesses where there is one."""
    return reply | {place: f"{reply.get(place, '')} {note}".strip()} if note else reply


class Questions:
    """The guesses of one lab by name; a lab's module exports ``ask`` as ``guess``."""

    def __init__(self, lab: str, *guesses: Guess):
        self.lab, self.guesses = lab, {guess.name: guess for guess in guesses}
        if len(self.guesses) < len(guesses):
            raise ValueError(f"two guesses of {lab} have the same name")

    def ask(self, name: str) -> Question:
        """The question of that name, to be the last line of a cell."""
        if not isinstance(name, str) or name not in self.guesses:
            raise ValueError(f"there is no guess {name!r}; this lab asks {', '.join(self.guesses)}")
        return Question(self.lab, self.guesses[name])
