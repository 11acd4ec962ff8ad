"""What a learner hands in, gathered from the folder of notebooks and the file of progress."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from labutils.labs import LABS
from labutils.progress import everything

from .answers import answer
from .handin import LONGEST_NAME, STATUS, Exercise, Guess, HandIn, NotAHandIn, exercises_of


def collect(work: Path, learner: str) -> HandIn:
    """All that is in the learner's folder of notebooks, and in the file of progress (see ``labutils.progress``)."""
    learner = " ".join(learner.split())
    if not learner or len(learner) > LONGEST_NAME:
        raise NotAHandIn(f"the name has {len(learner)} letters; expected 1 to {LONGEST_NAME}: --name 'Ada Lovelace'")
    done = everything()
    said = {(one.lab, one.name): one.answer for one in done if one.kind == "exercise"}
    exercises = [
        Exercise(number, name, said.get((number, name), STATUS[0]), code)
        for number in LABS
        for name, code in _answers(work, number)
    ]
    guesses = [Guess(one.lab, one.name, one.answer, one.right) for one in done if one.kind == "guess"]
    return HandIn(learner, f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", exercises, guesses)


def left_behind(handed_in: HandIn) -> list[str]:
    """What was once right and is not in the notebook now: the learner has put the answer elsewhere, or renamed the file."""
    answered = {(one.lab, one.name) for one in handed_in.exercises if not _is_stub(one.code)}
    right = [one for one in everything() if one.kind == "exercise" and one.right]
    return [f"{one.name} of lab {one.lab}" for one in right if (one.lab, one.name) not in answered]


def _is_stub(code: str) -> bool:
    return any(line.strip() == "..." for line in code.splitlines())


def _answers(work: Path, number: str) -> Iterator[tuple[str, str]]:
    """Name and code of each exercise of one lab that the learner's notebook defines."""
    sources = _sources(work, number)
    for name in exercises_of(number):
        code = answer(sources, name)
        if code is not None:
            yield name, code


def _sources(work: Path, number: str) -> list[str]:
    """The code cells of the copy of this lab; of the first notebook that begins so where none is known to be one."""
    others = []
    for path in sorted(work.glob(f"{number}_*.ipynb"), key=_kept_last):
        is_copy, sources = _read(path)
        if is_copy:
            return sources
        others.append(sources)
    return others[0] if others else []


def _kept_last(path: Path) -> tuple[int, str]:
    """A kept copy has a date in its name, and one that JupyterLab made has more letters, too."""
    return len(path.name), path.name


def _read(notebook: Path) -> tuple[bool, list[str]]:
    """Whether it is a copy of a lab (and not a notebook of the learner's own that begins alike), and its code cells."""
    try:
        found = json.loads(notebook.read_text("utf-8"))
        sources = ["".join(cell["source"]) for cell in found["cells"] if cell["cell_type"] == "code"]
        return "labs" in found.get("metadata", {}), sources
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotAHandIn(
            f"{notebook.name} cannot be read as a notebook ({error}); expected the file that JupyterLab saved. "
            "Open it there and save it again, or rename it to leave it out."
        ) from error
