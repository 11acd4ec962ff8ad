"""What one notebook needs and nobody else: its panels, exercises and claims, one module per lab.

Nothing outside this package imports a lab, and no lab imports another: what two labs need belongs a level
lower. A lab's ``__init__`` is its table of contents. It imports what the notebook calls (``check``, ``hint``,
``solution``, ``use``, studies, panels) and names what the tests go through: ``PANELS``, ``EXERCISES`` and ``CLAIMS``.
Each ``<name>_panel`` lives in ``panels/<name>.py``, each exercise in ``exercises/<name>.py``.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from labutils.progress import Done, everything, settle


class Lab(NamedTuple):
    """A row of the table: ``labutils.labs.<module>`` and the notebook's title."""

    module: str
    title: str


LABS = {
    "00": Lab("start", "Start here"),
    "01": Lab("splits", "Split the data, read bias and variance"),
    "02": Lab("initialise", "Initialise: where the weights start"),
    "03": Lab("regularise", "Regularise: L2, L1, dropout and the others"),
    "04": Lab("gradients", "Check gradients"),
    "05": Lab("optimise", "Mini-batches and optimisers"),
    "06": Lab("normalise", "Batchnorm and softmax"),
    "07": Lab("search", "Search hyperparameters"),
    "08": Lab("strategy", "Choose what to do next"),
    "09": Lab("playground", "The playground: everything at once"),
    "10": Lab("clinic", "The clinic: networks that do not learn"),
}


def panels_in(namespace: Mapping[str, Any]) -> dict[str, Callable]:
    """The panels of a lab, name -> factory: whatever it imported that is called ``<name>_panel``.

    >>> list(panels_in({"np": None, "bowl_panel": print}))
    ['bowl_panel']
    """
    return {name: value for name, value in namespace.items() if name.endswith("_panel")}


class Row(NamedTuple):
    """One lab's line in ``Progress``: how many of how many. ``shown`` are the answers asked for without a guess."""

    number: str
    title: str
    solved: int
    exercises: int
    guessed: int
    right: int
    shown: int
    guesses: int

    @property
    def finished(self) -> bool:
        """Every exercise is solved, and every question is answered or was shown."""
        return self.solved == self.exercises and self.guessed + self.shown == self.guesses


class Progress(tuple[Row, ...]):
    """A row for each lab; prints as a table, with a note under it where the file was in trouble."""

    note = ""

    def __repr__(self) -> str:
        lines = [
            f"{row.number} {row.title:45} {row.solved:2} of {row.exercises} exercises, "
            f"{row.guessed:2} of {row.guesses} guesses made, {row.right} right{'  ✓' * row.finished}"
            for row in self
        ]
        finished = f"{sum(row.finished for row in self)} of {len(self)} labs finished"
        return "\n".join([*lines, finished, *([self.note] if self.note else [])])


def progress() -> Progress:
    """What was solved and guessed so far, of all labs."""
    done, note = everything(), settle()
    table = Progress(_row(number, lab, [one for one in done if one.lab == number]) for number, lab in LABS.items())
    table.note = note
    return table


def _row(number: str, lab: Lab, done: list[Done]) -> Row:
    module = import_module(f"{__name__}.{lab.module}")
    exercises = {exercise.name for exercise in module.EXERCISES.exercises}
    guesses = module.QUESTIONS.guesses if hasattr(module, "QUESTIONS") else {}
    answers = {one.name: one.answer for one in done if one.kind == "guess"}
    made = {name: given for name, given in answers.items() if name in guesses and guesses[name].takes(given)}
    right = sum(guesses[name].is_right(given) for name, given in made.items())
    shown = sum(given == "" for given in made.values())
    solved = [one for one in done if one.kind == "exercise" and one.name in exercises and one.right]
    return Row(number, lab.title, len(solved), len(exercises), len(made) - shown, right, shown, len(guesses))
