"""A folder of hand-ins, re-checked: nobody's word is taken for a verdict."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from .fence import LABUTILS, SECONDS, fenced
from .handin import Exercise, HandIn, NotAHandIn, in_one_line, read, verdict
from .reaching import reaches

TABLES = ("grades.csv", "grades.html")
STOPPED = "Its process stopped the whole check; nothing more is known of it."


class Graded(NamedTuple):
    """One exercise of one learner: what the learner's check said, and what ours says; for a right answer also what it uses
    that an answer has no need of."""

    lab: str
    name: str
    claimed: str
    status: str
    message: str
    reaches: str = ""
    code: str = ""


class Report(NamedTuple):
    """One file: who handed it in and what came of it, or the sentence that says why it could not be read."""

    file: str
    learner: str
    guessed: int
    guessed_right: int
    exercises: list[Graded]
    refused: str = ""


def grade(folder: Path, *, fence: bool = True, seconds: int = SECONDS) -> Iterator[Report]:
    """A report for each file in the folder and those below it, in the order of their names: a school's system often puts
    each learner's file into a folder of its own. What is no hand-in is named, too, so that nobody's is overlooked.

    seconds : that one exercise may take, by the clock and by the processor.
    fence=False runs the learners' code with limits on time and memory only: for code you have read, or your own.
    Raises NotAHandIn where the folder holds no such file.
    """
    files = files_in(folder)
    if not any(is_named_well(file) for file in files):
        raise NotAHandIn(f"{folder} holds no hand-in; expected the .json files that `labs.py handin` wrote")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(lambda file: _report(folder, file, fence, seconds), files)


def files_in(folder: Path) -> list[Path]:
    """All files but the hidden ones (.DS_Store, ._ada.json) and the two tables that an earlier grading wrote."""
    found = [path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir() or is_named_well(path)]
    shown = (path for path in sorted(found) if not any(part.startswith(".") for part in path.parts))
    return [folder / path for path in shown if str(path) not in TABLES]


def is_named_well(file: Path) -> bool:
    return file.suffix.lower() == ".json"


def _report(folder: Path, file: Path, fence: bool, seconds: int) -> Report:
    name = in_one_line(str(file.relative_to(folder)))
    try:
        if not is_named_well(file):
            raise NotAHandIn("is not named .json, and was not opened; unpack an archive, and give a hand-in its name back")
        handed_in = read(file)
    except (NotAHandIn, OSError) as error:
        return Report(name, "", 0, 0, [], str(error))
    right, found = sum(guess.right for guess in handed_in.guesses), list(recheck(handed_in, fence, seconds))
    return Report(name, handed_in.learner, len(handed_in.guesses), right, found)


def recheck(handed_in: HandIn, fence: bool, seconds: int) -> Iterator[Graded]:
    """Each exercise judged again. One that ends the process that judges costs itself only: the rest is begun once more."""
    left = list(handed_in.exercises)
    while left:
        found = _judged(left, fence, seconds)
        for one, (status, message) in zip(left, found, strict=False):
            yield _graded(one, status, message)
        left = left[len(found) :]
        if left:
            one = left.pop(0)
            yield _graded(one, "wrong", STOPPED)


def _graded(one: Exercise, status: str, message: str) -> Graded:
    reached = ", ".join(reaches(one.code)) if status == "right" else ""
    return Graded(one.lab, one.name, one.status, status, message, reached, one.code)


def _judged(exercises: Iterable[Exercise], fence: bool, seconds: int) -> list[tuple[str, str]]:
    """Status and message of each, in one process of their own; fewer where that process was ended."""
    asked, word = [[one.lab, one.name, one.code] for one in exercises], secrets.token_hex(8)
    command = [sys.executable, "-m", "labutils.classroom.recheck", str(seconds)]
    settings = {"PYTHONPATH": str(LABUTILS.parent), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg"}
    try:
        run = subprocess.run(
            fenced([*command, "--alone"]) if fence else command,
            env={"PATH": os.environ.get("PATH", ""), "HOME": "/tmp", "MPLCONFIGDIR": "/tmp", "LANG": "C.UTF-8", **settings},
            input=json.dumps([word, asked]).encode(),
            capture_output=True,
            timeout=60 + (seconds + 5) * len(asked),
        )
    except subprocess.TimeoutExpired as late:  # a program can stop the one that judges it, too
        return _verdicts(late.stdout or b"", word)
    found = _verdicts(run.stdout, word)
    if run.returncode == 1 and not found:  # the checker itself does not run: that is not a learner's fault
        raise RuntimeError(run.stderr.decode(errors="replace"))
    return found


def _verdicts(said: bytes, word: str) -> list[tuple[str, str]]:
    return [found for line in said.splitlines() if (found := verdict(line, word))]
