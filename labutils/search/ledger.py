"""Finished trials in an SQLite file: one transaction each, so a search that is killed loses only what was still running."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from math import isfinite
from pathlib import Path

from ..validate import told
from .border import checked_path
from .outcome import DONE, FATES, Result, to_text
from .workers import SearchError

SCHEMA = """
CREATE TABLE IF NOT EXISTS searches (id INTEGER PRIMARY KEY, name TEXT UNIQUE, objective TEXT, seed INTEGER);
CREATE TABLE IF NOT EXISTS trials (
    search INTEGER REFERENCES searches, number INTEGER, params TEXT, seed INTEGER, fate TEXT, answer TEXT, error TEXT,
    printed TEXT, seconds REAL, PRIMARY KEY (search, number)) WITHOUT ROWID;
"""
WAIT = 30.0  # seconds that a second search on the same file waits for its turn


@contextmanager
def opened(path: str) -> Iterator[sqlite3.Connection]:
    """The file, made when it is new. With a write-ahead log a killed process leaves it whole."""
    with told_of(path), closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.executescript(SCHEMA)
        yield db


@contextmanager
def opened_to_read(path: str) -> Iterator[sqlite3.Connection]:
    """The file as it is. Where it and its folder are read-only, the log that a reader needs too cannot be made: then it
    has none, and nobody else can write."""
    fixed = "" if os.access(path, os.W_OK) and os.access(os.path.dirname(path), os.W_OK) else "&immutable=1"
    address = f"{Path(path).as_uri()}?mode=ro{fixed}"
    with told_of(path), closing(sqlite3.connect(address, uri=True, timeout=WAIT)) as db:
        yield db


@contextmanager
def told_of(path: str) -> Iterator[None]:
    """SQLite's words for a file that it cannot use, in one sentence with the cure."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise SearchError(
            f"{path} cannot be used for trials: {error}. Choose another file, in a folder where you may write and there is "
            "room, that no other program holds."
        ) from error


class Ledger:
    """The finished trials of one search. Other searches may be in the same file, under other names."""

    def __init__(self, db: sqlite3.Connection, path: str, name: str, objective: str, seed: int):
        self.db, self.path, self.name = db, path, name
        db.execute("INSERT OR IGNORE INTO searches (name, objective, seed) VALUES (?, ?, ?)", (name, objective, seed))
        self.id, *stored = db.execute("SELECT id, objective, seed FROM searches WHERE name = ?", (name,)).fetchone()
        if stored != [objective, seed]:
            raise SearchError(
                f"the search {name!r} in this file tries {stored[0]} with seed {stored[1]}, not {objective} with seed "
                f"{seed}. Give the new search a name of its own: name=..."
            )

    def results(self) -> list[Result]:
        """By number."""
        return read(self.db, self.id)

    def add(self, result: Result) -> None:
        """One transaction. A trial that another process finished meanwhile is left as it is. SearchError when the file has
        been removed: SQLite would go on writing to what nobody can open any more."""
        if not os.path.exists(self.path):
            raise SearchError(
                f"{self.path} was removed while the search ran. Search again: what finished is in your hands only."
            )
        self.db.execute(
            "INSERT OR IGNORE INTO trials VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self.id, result.number, to_text(result.params), result.seed, result.fate, to_text(result.answer),
             result.error, result.printed, result.seconds),
        )  # fmt: skip


@contextmanager
def opened_ledger(path: str | os.PathLike, name: str, objective: str, seed: int) -> Iterator[Ledger]:
    """The ledger of one search in the file."""
    path = checked_path(path)
    with opened(path) as db:
        yield Ledger(db, path, name, objective, seed)


def stored(path: str | os.PathLike, name: str = "search") -> list[Result]:
    """The finished trials of a search, by number; the file may be read-only. SearchError when it holds none of that name."""
    path = checked_path(path)
    if not os.path.exists(path):
        raise SearchError(f"there is no file {path}. Give a search store=... to make one.")
    with opened_to_read(path) as db:
        ours = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'searches'").fetchone()
        names = dict(db.execute("SELECT name, id FROM searches")) if ours else {}
        if not isinstance(name, str) or name not in names:
            raise SearchError(f"{path} holds no search {told(name)}; it holds {', '.join(names) or 'none'}.")
        return read(db, names[name])


def read(db: sqlite3.Connection, search: int) -> list[Result]:
    rows = db.execute(
        "SELECT number, params, seed, fate, answer, error, printed, seconds FROM trials WHERE search = ? ORDER BY number",
        (search,),
    )
    return [as_result(row) for row in rows]


def as_result(row: tuple) -> Result:
    """A row as it was written; SearchError for one that somebody else has changed."""
    number, params, seed, fate, answer, error, printed, seconds = row
    try:
        result = Result(number, json.loads(params), seed, fate, json.loads(answer), error, printed, seconds)
        whole = isinstance(result.params, dict) and fate in FATES and (fate != DONE or isfinite(result.value))
    except (TypeError, ValueError):
        whole = False
    if not whole:
        raise SearchError(f"the row of trial {number} in the store is damaged. Search into a new file, or delete that row.")
    return result
