"""Finished trials in an SQLite file: one transaction each, so a search that is killed loses only what was still running."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from .outcome import Result, to_text
from .workers import SearchError

SCHEMA = """
CREATE TABLE IF NOT EXISTS searches (id INTEGER PRIMARY KEY, name TEXT UNIQUE, objective TEXT, seed INTEGER);
CREATE TABLE IF NOT EXISTS trials (
    search INTEGER REFERENCES searches, number INTEGER, params TEXT, seed INTEGER, fate TEXT, answer TEXT, error TEXT,
    printed TEXT, seconds REAL, PRIMARY KEY (search, number)) WITHOUT ROWID;
"""
WAIT = 30.0  # seconds that a second search on the same file waits for its turn


@contextmanager
def opened(path: str | os.PathLike) -> Iterator[sqlite3.Connection]:
    """The file, made when it is new. With a write-ahead log a killed process leaves it whole."""
    try:
        with closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(SCHEMA)
            yield db
    except sqlite3.DatabaseError as error:
        raise SearchError(
            f"{os.fspath(path)} cannot be used for trials: {error}. Choose another file, in a folder you may write to."
        ) from error


class Ledger:
    """The finished trials of one search. Other searches may be in the same file, under other names."""

    def __init__(self, db: sqlite3.Connection, name: str, objective: str, seed: int):
        self.db, self.name = db, name
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
        """One transaction. A trial that another process finished meanwhile is left as it is."""
        self.db.execute(
            "INSERT OR IGNORE INTO trials VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self.id, result.number, to_text(result.params), result.seed, result.fate, to_text(result.answer),
             result.error, result.printed, result.seconds),
        )  # fmt: skip


@contextmanager
def opened_ledger(path: str | os.PathLike, name: str, objective: str, seed: int) -> Iterator[Ledger]:
    """The ledger of one search in the file."""
    with opened(path) as db:
        yield Ledger(db, name, objective, seed)


def stored(path: str | os.PathLike, name: str = "search") -> list[Result]:
    """The finished trials of a search, by number. SearchError when the file holds none of that name."""
    if not os.path.exists(path):
        raise SearchError(f"there is no file {os.fspath(path)}. Give a search store=... to make one.")
    with opened(path) as db:
        names = dict(db.execute("SELECT name, id FROM searches"))
        if name not in names:
            raise SearchError(f"{os.fspath(path)} holds no search {name!r}; it holds {', '.join(names) or 'none'}.")
        return read(db, names[name])


def read(db: sqlite3.Connection, search: int) -> list[Result]:
    rows = db.execute(
        "SELECT number, params, seed, fate, answer, error, printed, seconds FROM trials WHERE search = ? ORDER BY number",
        (search,),
    )
    return [
        Result(number, json.loads(params), seed, fate, json.loads(answer), error, printed, seconds)
        for number, params, seed, fate, answer, error, printed, seconds in rows
    ]
