"""What a learner has done, kept between sessions in one SQLite file: guesses made, exercises solved.

The launcher names the file in the variable ``LABS_PROGRESS`` (``work/progress.sqlite``). Where it does not, as in a test or
on a page somebody only looks at, nothing is kept beyond the session. Nothing is ever sent anywhere.

No answer is lost to a file in trouble. Where it is locked or cannot be written, what was done waits in memory and is written
with the next thing done. A damaged file is put aside, and what can still be read in it moves into a new one. Whoever
writes gets a sentence about it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import RLock
from typing import NamedTuple

FILE = "LABS_PROGRESS"
TABLE = """CREATE TABLE IF NOT EXISTS done (
    lab TEXT, kind TEXT, name TEXT, answer TEXT, right INTEGER, PRIMARY KEY (lab, kind, name))"""
DAMAGE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR}  # the last: a table of another form
PATIENCE = 2.0  # seconds to wait for somebody else who writes


class Done(NamedTuple):
    """One guess or one exercise: what was answered, and whether it was right."""

    lab: str
    kind: str
    name: str
    answer: str
    right: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """Of two with the same key the later one counts."""
        return self.lab, self.kind, self.name


_waiting: dict[tuple[str, str, str], Done | None] = {}  # not in the file yet; None takes back what is there
_said: list[str] = []  # what happened to the file and nobody was told yet
_turn = RLock()  # guesses arrive on another thread than the cells run on


def keep(done: Done) -> str:
    """Write down one thing done; a later answer takes the place of an earlier one.

    Returns a sentence where the file is in trouble, else nothing.
    """
    return _write(done.key, done)


def forget(lab: str, kind: str, name: str) -> str:
    """Take one guess or exercise back; returns as ``keep`` does."""
    return _write((lab, kind, name), None)


def recall(lab: str, kind: str, name: str) -> Done | None:
    """What was kept of one guess or exercise; None if nothing was."""
    return _all().get((lab, kind, name))


def everything() -> list[Done]:
    """All that was kept, in the order of the labs."""
    return sorted(_all().values())


def settle() -> str:
    """Write what waits, if it can be written; returns as ``keep`` does."""
    with _turn:
        for _ in range(2):
            try:
                _write_waiting()
                break
            except sqlite3.Error as error:
                if not _damaged(error) or not _put_aside():
                    _said.append(f"{_path()} cannot be written ({error}); this session keeps your answers and tries again.")
                    break
        told = " ".join(_said)
        _said.clear()
        return told


def _write(key: tuple[str, str, str], done: Done | None) -> str:
    with _turn:
        _waiting[key] = done
        return settle()


def _write_waiting() -> None:
    """All that waits, in one transaction."""
    with closing(_open()) as file, file:
        file.execute(TABLE)
        for key, done in _waiting.items():
            if done is None:
                file.execute("DELETE FROM done WHERE lab = ? AND kind = ? AND name = ?", key)
            else:
                file.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?)", done)
    _waiting.clear()


def _all() -> dict[tuple[str, str, str], Done]:
    """What the file holds, and what still waits; a file that cannot be read is told of by whoever writes next."""
    with _turn:
        kept = {}
        try:
            with closing(_open()) as file:
                kept = {done.key: done for done in _rows(file)}
        except sqlite3.Error as error:
            if _damaged(error) and _has_table():
                _put_aside()
        kept |= _waiting
        return {key: done for key, done in kept.items() if done is not None}


def _rows(file: sqlite3.Connection) -> Iterator[Done]:
    """A row that holds something else than text, as a damaged one may, is no answer."""
    for *texts, right in file.execute("SELECT lab, kind, name, answer, right FROM done"):
        if all(isinstance(text, str) for text in texts):
            yield Done(*texts, bool(right))


def _has_table() -> bool:
    """Is this a damaged file rather than one in which nobody has written yet?"""
    try:
        with closing(_open()) as file:
            return bool(file.execute("SELECT count(*) FROM sqlite_master WHERE name = 'done'").fetchone()[0])
    except sqlite3.Error:
        return True


def _damaged(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGE  # the low byte: the rest says more of the same


def _put_aside() -> bool:
    """Rename the damaged file; what can be read in it waits to be written into a new one. False where that fails."""
    path = _path()
    saved, why = _readable()
    aside = next(
        place for n in range(1, 1000) if not (place := path.with_name(f"{path.stem}-damaged-{n}{path.suffix}")).exists()
    )
    try:
        path.rename(aside)
    except OSError:
        return False
    for done in saved:
        _waiting.setdefault(done.key, done)
    _said.append(f"{path.name} was damaged: {len(saved)} answers were saved from it, and it is kept as {aside.name}.{why}")
    return True


def _readable() -> tuple[list[Done], str]:
    """The rows of a damaged file, up to where the damage is, and what SQLite says of the rest."""
    rows: list[Done] = []
    try:
        with closing(_open()) as file:
            for done in _rows(file):
                rows.append(done)
    except sqlite3.Error as error:
        return rows, f" The rest could not be read: {error}."
    return rows, ""


def _path() -> Path:
    return Path(os.environ.get(FILE, ""))


def _open() -> sqlite3.Connection:
    """The file; without ``LABS_PROGRESS`` an empty one in memory."""
    named = os.environ.get(FILE) and _path().parent.is_dir()
    file = sqlite3.connect(_path() if named else ":memory:", timeout=PATIENCE)
    file.text_factory = lambda text: text.decode("utf-8", "replace")  # one wrong byte must not hide all the other answers
    return file
