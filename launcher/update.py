"""A lab that is newer than the learner's copy of it: said on opening, and carried over when the learner asks for it.

On a hub, in a terminal of JupyterLab: ``python -m launcher.update``.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from launcher.alone import alone
from launcher.basics import Stop, plain_words, say
from launcher.copies import WAIT, WORK, as_file, dated, find_lab, labs, read, shipped, write_whole
from launcher.versions import Carried, Notebook, carry, is_older


def news(work: Path, command: str = "python3 labs.py update") -> Iterator[str]:
    """What a learner is told on opening: which labs are newer than their copies, and what carries their answers over."""
    older, unreadable = sorted_out(work, labs())
    yield from unreadable
    if older:
        names = ", ".join(lab.name[:2] for lab in older)
        which = (
            f"labs {names} are newer here than in your copies"
            if older[1:]
            else f"lab {names} is newer here than in your copy"
        )
        yield f"{which}. To have the newer version with your answers in it: {command}. What you have now is kept beside it."


def sorted_out(work: Path, chosen: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """The labs that are newer than their copies in ``work``, and a sentence for each file that cannot be read."""
    older, unreadable = [], []
    for lab in chosen:
        try:
            if (work / lab.name).exists() and is_older(learners(work / lab.name), shipped(lab)):
                older.append(lab)
        except Stop as stop:
            unreadable.append(str(stop))
        except OSError as error:
            unreadable.append(plain_words(error))
    return older, unreadable


def update_labs(*numbers: str) -> int:
    with alone(WAIT):
        return update(WORK, [find_lab(number) for number in numbers] or labs())


def update(work: Path, chosen: Sequence[Path]) -> int:
    """The newer version of each of these labs, with what the learner wrote; 1 where a copy could not be read."""
    older, unreadable = sorted_out(work, chosen)
    for sentence in unreadable:
        say(sentence)
    for lab in older:
        update_one(lab, work / lab.name)
    if older:
        say("if one of them is open in JupyterLab: File > Reload Notebook from Disk.")
    elif not unreadable:
        say("nothing to do: your copies are up to date.")
    return 1 if unreadable else 0


def update_one(lab: Path, copy: Path) -> None:
    """First the old copy under a name of its own, then the newer one in its place, each whole or not at all."""
    carried, kept, times = carry(learners(copy), shipped(lab)), dated(copy), copy.stat()
    write_whole(kept, copy.read_bytes())
    try:
        write_whole(copy, as_file(carried.notebook))
    except BaseException:
        kept.unlink()
        raise
    for file in (kept, copy):  # `last_lab` goes by when the learner wrote
        os.utime(file, (times.st_atime, times.st_mtime))
    tell(copy, kept, carried)


def tell(copy: Path, kept: Path, carried: Carried) -> None:
    cells = (
        f"with {carried.cells} cell{'s' * (carried.cells != 1)} of yours"
        if carried.cells
        else "with nothing of yours to bring"
    )
    say(f"{copy.name} is the newer version now, {cells}; the copy you had is {kept.name}.")
    if carried.changed:
        say(f"the lab has changed {', '.join(carried.changed)}, and so have you: yours comes below the lab's.")


def learners(copy: Path) -> Notebook:
    """The learner's copy of a lab; Stop where it cannot be read."""
    return read(
        copy,
        f"{copy.name} cannot be read as a notebook. Cure: python3 labs.py reset {copy.name[:2]} makes a fresh copy and "
        "keeps that one.",
    )


if __name__ == "__main__":
    try:
        sys.exit(update(Path(os.environ["LABS_WORK"]), [find_lab(number) for number in sys.argv[1:]] or labs()))
    except Stop as stop:
        sys.exit(f"labs.py: {stop}")
    except OSError as error:
        sys.exit(f"labs.py: {plain_words(error)}")
