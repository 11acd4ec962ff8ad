"""The one file that a learner hands in: the code of each exercise, the verdict it had, and the guesses. Plain JSON."""

import json
import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from labutils.labs import LABS

FORMAT = 1
LARGEST_FILE, LONGEST_CODE, LONGEST_NAME = 2_000_000, 50_000, 80
LONGEST_MESSAGE = 2_000  # letters
STATUS = ("not attempted", "wrong", "right")


class NotAHandIn(ValueError):
    """The file is none that ``labs.py handin`` wrote; the message says why."""


@dataclass(frozen=True)
class Exercise:
    """The learner's code for one exercise, and what the learner's own check last said of it."""

    lab: str
    name: str
    status: str
    code: str


@dataclass(frozen=True)
class Guess:
    """One guess: what was answered (nothing where the learner asked to be shown), and whether that is right."""

    lab: str
    name: str
    answer: str
    right: bool


@dataclass(frozen=True)
class HandIn:
    """What one learner hands in."""

    learner: str
    written: str
    exercises: list[Exercise] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)

    @property
    def file_name(self) -> str:
        name = re.sub(r"\W+", "_", self.learner).strip("_")  # letters of every alphabet: two learners, two files
        return f"handin_{name or 'learner'}.json"

    def text(self) -> str:
        return json.dumps({"handin": FORMAT, **asdict(self)}, indent=1, ensure_ascii=False) + "\n"


def exercises_of(number: str) -> dict[str, Any]:
    """The exercises of one lab, name -> ``checks.Exercise``."""
    module = import_module(f"labutils.labs.{LABS[number].module}")
    return {exercise.name: exercise for exercise in module.EXERCISES.exercises}


def _guesses_of(number: str) -> dict[str, Any]:
    """The questions of one lab, name -> ``guesses.Guess``."""
    module = import_module(f"labutils.labs.{LABS[number].module}") if number in LABS else None
    return module.QUESTIONS.guesses if hasattr(module, "QUESTIONS") else {}


# ---- reading what somebody sent --------------------------------------------------------------------------------------


def read(path: Path) -> HandIn:
    """The hand-in in this file. Raises NotAHandIn for any other file: it comes from outside, so every field is looked at."""
    if not path.is_file():
        raise NotAHandIn("cannot be read; ask for it again")
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise NotAHandIn(f"has {size:,} bytes; expected at most {LARGEST_FILE:,}")
    try:
        found = json.loads(path.read_bytes())  # UTF-8, or as an editor may have saved it: with a mark, in UTF-16
    except (ValueError, RecursionError) as error:
        raise NotAHandIn("is not the JSON that `labs.py handin` writes; ask for the file again") from error
    if not isinstance(found, dict) or found.get("handin") != FORMAT:
        raise NotAHandIn(f"is not a hand-in of format {FORMAT}; expected a file that `labs.py handin` wrote")
    return HandIn(
        in_one_line(_text(found, "learner", LONGEST_NAME)),
        _text(found, "written", LONGEST_NAME),
        _each_once([_exercise(one) for one in _rows(found, "exercises")]),
        _each_once([_guess(one) for one in _rows(found, "guesses")]),
    )


def in_one_line(text: str) -> str:
    """A name from outside, with a ? for whatever could not be written to a file, would move a terminal's cursor, or would
    turn around the order of what stands behind it."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", "?", text)


def _each_once(rows: list[Any]) -> list[Any]:
    """The rows, unless two are of one exercise or one guess: those would count twice, and be judged without end."""
    for (lab, name), count in Counter((row.lab, row.name) for row in rows).items():
        if count > 1:
            raise NotAHandIn(f"has {name!r} of lab {lab} {count} times; expected once, as `labs.py handin` writes it")
    return rows


def _exercise(row: dict) -> Exercise:
    lab, name = _text(row, "lab", 2), _text(row, "name", LONGEST_NAME)
    if lab not in LABS or name not in exercises_of(lab):
        raise NotAHandIn(
            f"names the exercise {name!r} of lab {lab!r}, which these labs do not have; is it of another version?"
        )
    status = _text(row, "status", LONGEST_NAME)
    return Exercise(lab, name, status if status in STATUS else STATUS[0], _text(row, "code", LONGEST_CODE))


def _guess(row: dict) -> Guess:
    lab, name, answered = _text(row, "lab", 2), _text(row, "name", LONGEST_NAME), _text(row, "answer", LONGEST_NAME)
    asked = _guesses_of(lab).get(name)
    judged = asked and asked.takes(answered) and answered != "" and asked.judge(asked.read(answered)).right
    return Guess(lab, name, answered, bool(judged))


def _rows(found: dict, key: str) -> list[dict]:
    rows = found.get(key)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise NotAHandIn(f"has no list of {key}; expected a file that `labs.py handin` wrote")
    return rows


def _text(row: dict, key: str, longest: int) -> str:
    text = row.get(key)
    if not isinstance(text, str) or len(text) > longest:
        raise NotAHandIn(f"has no text of at most {longest:,} letters under {key!r}")
    return text


def verdict(line: bytes, word: str) -> tuple[str, str] | None:
    """Status and message at the end of the line; None for a line that does not begin with the judge's ``word``.

    The code that is judged can write where its judge does, but was not told the word.
    """
    try:
        said, *_, status, message = json.loads(line)
    except (ValueError, TypeError, RecursionError):
        return None
    is_one = said == word and status in STATUS and isinstance(message, str)
    return (status, "\n".join(map(in_one_line, message[:LONGEST_MESSAGE].split("\n")))) if is_one else None
