"""What a learner has done, kept between sessions in one SQLite file: guesses made, exercises solved.

The launcher names the file in the variable ``LABS_PROGRESS`` (``work/progress.sqlite``). Where it does not, as in a test or
on a page somebody only looks at, nothing is kept beyond the session. Nothing is ever sent anywhere.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

FILE = "LABS_PROGRESS"
TABLE = """CREATE TABLE IF NOT EXISTS done (
    lab TEXT, kind TEXT, name TEXT, answer TEXT, right INTEGER, PRIMARY KEY (lab, kind, name))"""


class Done(NamedTuple):
    """One guess or one exercise: what was answered, and whether it was right."""

    lab: str
    kind: str
    name: str
    answer: str
    right: bool


def keep(done: Done) -> None:
    """Write down one thing done, in one transaction; a later answer takes the place of an earlier one."""
    with closing(_open()) as file, file:
        file.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?)", done)


def recall(lab: str, kind: str, name: str) -> Done | None:
    """What was kept of one guess or exercise; None if nothing was."""
    with closing(_open()) as file:
        row = file.execute("SELECT * FROM done WHERE lab = ? AND kind = ? AND name = ?", (lab, kind, name)).fetchone()
    return None if row is None else Done(*row[:4], bool(row[4]))


def forget(lab: str, kind: str, name: str) -> None:
    """Take one guess or exercise back."""
    with closing(_open()) as file, file:
        file.execute("DELETE FROM done WHERE lab = ? AND kind = ? AND name = ?", (lab, kind, name))


def everything() -> list[Done]:
    """All that was kept, in the order of the labs."""
    with closing(_open()) as file:
        return [Done(*row[:4], bool(row[4])) for row in file.execute("SELECT * FROM done ORDER BY lab, kind, name")]


def _open() -> sqlite3.Connection:
    """The file, with its table; without ``LABS_PROGRESS`` an empty one in memory."""
    place = os.environ.get(FILE, "")
    file = sqlite3.connect(place if place and Path(place).parent.is_dir() else ":memory:", timeout=5)
    with file:
        file.execute(TABLE)
    return file
