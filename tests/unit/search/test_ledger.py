"""The file of finished trials: each exactly once, searches apart, and a damaged file in one sentence."""

import sqlite3
import subprocess
import sys
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path

import pytest

from labutils.search import Linear, SearchError, processes, random, search, stored
from labutils.search.ledger import opened_ledger
from labutils.search.outcome import DONE, Result
from tests.unit.search.objectives import bowl, network, slow, trouble

ROOT = Path(__file__).resolve().parents[3]
TRIALS = random({"x": Linear(0, 1), "y": Linear(0, 1)}, 6)


@pytest.fixture(scope="module")
def pool():
    with processes(1) as one:
        yield one


def run(pool, objective=bowl, trials=TRIALS, **settings):
    return sorted(search(objective, trials, executor=pool, progress=False, **settings), key=lambda r: r.number)


def test_a_finished_search_is_read_and_not_run_again(pool, tmp_path):
    first = run(pool, store=tmp_path / "s.db")
    assert run(Executor(), store=tmp_path / "s.db") == first
    assert [r.seconds for r in stored(tmp_path / "s.db")] == [r.seconds for r in first]


def test_more_trials_of_the_same_search_go_on_where_it_stopped(pool, tmp_path):
    first = run(pool, trials=TRIALS[:4], store=tmp_path / "s.db")
    assert run(pool, store=tmp_path / "s.db")[:4] == first


def test_what_went_wrong_is_kept_too(pool, tmp_path):
    kinds = [{"kind": kind} for kind in ("raises", "is NaN", "prints a megabyte")]
    assert run(pool, trouble, kinds, store=tmp_path / "s.db") == stored(tmp_path / "s.db")


def test_two_searches_in_one_file_do_not_mix(pool, tmp_path):
    a = run(pool, store=tmp_path / "s.db", name="a")
    b = run(pool, store=tmp_path / "s.db", name="b", seed=1)
    assert a != b and stored(tmp_path / "s.db", "a") == a and stored(tmp_path / "s.db", "b") == b


def test_two_searches_from_two_processes_fill_one_file_and_the_same_search_twice_adds_nothing(tmp_path):
    """A second interpreter runs the same search, and one under another name, while this one does."""
    code = (
        "import sys; from labutils.search import *; from tests.unit.search.objectives import bowl, slow\n"
        "with processes(1) as one:\n"
        "    for name in ('both', 'theirs'):\n"
        "        list(search(slow, [{'kind': 'fine'}] * 8, executor=one, store=sys.argv[1], name=name, progress=False))"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "s.db")], cwd=ROOT)
    with processes(1) as one:
        both = run(one, slow, [{"kind": "fine"}] * 8, store=tmp_path / "s.db", name="both")
    assert other.wait(120) == 0
    assert stored(tmp_path / "s.db", "both") == both and [r.number for r in both] == list(range(8))
    assert stored(tmp_path / "s.db", "theirs") == both


def test_two_searches_at_once_in_one_file_do_not_mix(tmp_path):
    with processes(1) as one, processes(1) as two:
        both = [
            search(slow, [{"kind": name}] * 8, executor=pool, store=tmp_path / "s.db", name=name, seed=seed, progress=False)
            for pool, name, seed in ((one, "a", 1), (two, "b", 2))
        ]
        for _ in zip(*both, strict=True):
            pass
        assert [list(one) for one in both] == [[], []]
    for name in "ab":
        results = stored(tmp_path / "s.db", name)
        assert [r.number for r in results] == list(range(8)) and {r.params["kind"] for r in results} == {name}


@pytest.mark.parametrize(
    "change",
    [{"objective": network}, {"seed": 1}, {"trials": random({"x": Linear(0, 2), "y": Linear(0, 1)}, 6)}],
    ids=["objective", "seed", "trials"],
)
def test_another_search_under_the_same_name_is_refused(pool, tmp_path, change):
    run(pool, store=tmp_path / "s.db")
    with pytest.raises(SearchError, match="a name of its own"):
        run(pool, store=tmp_path / "s.db", **change)
    assert len(stored(tmp_path / "s.db")) == 6


def test_a_trial_is_never_there_twice(tmp_path):
    with opened_ledger(tmp_path / "s.db", "a", "f", 0) as ledger:
        for value in (1.0, 2.0):
            ledger.add(Result(0, {}, 7, DONE, value))
        assert ledger.results() == [Result(0, {}, 7, DONE, 1.0)]


def test_each_trial_is_a_transaction_of_its_own(tmp_path):
    """A second reader sees each trial as soon as it is added."""
    with opened_ledger(tmp_path / "s.db", "a", "f", 0) as ledger:
        for number in range(3):
            ledger.add(Result(number, {"x": 0.1}, 7, DONE, 0.1))
            assert len(stored(tmp_path / "s.db", "a")) == number + 1


def test_ten_thousand_trials_are_read_back(tmp_path):
    results = [
        Result(n, {"alpha": n / 3, "units": n}, n, DONE, {"value": n / 7, "curve": [n / 7] * 5}) for n in range(10_000)
    ]
    with opened_ledger(tmp_path / "s.db", "a", "f", 0) as ledger:
        for result in results:
            ledger.add(result)
    assert stored(tmp_path / "s.db", "a") == results


def test_a_file_that_is_none_of_ours_is_named(tmp_path):
    (tmp_path / "notes.txt").write_text("not a database, but long enough to be taken for one" * 30)
    with pytest.raises(SearchError, match="notes.txt cannot be used for trials"):
        run(Executor(), store=tmp_path / "notes.txt")
    with pytest.raises(SearchError, match="there is no file"):
        stored(tmp_path / "missing.db")
    assert not (tmp_path / "missing.db").exists()


def test_a_name_that_is_not_in_the_file_is_answered_with_those_that_are(pool, tmp_path):
    run(pool, store=tmp_path / "s.db", name="coarse")
    with pytest.raises(SearchError, match="no search 'fine'; it holds coarse"):
        stored(tmp_path / "s.db", "fine")


def test_a_store_left_in_the_middle_of_a_write_is_whole(tmp_path):
    with opened_ledger(tmp_path / "s.db", "a", "f", 0) as ledger:
        ledger.add(Result(0, {}, 7, DONE, 1.0))
        ledger.db.execute("BEGIN")
        ledger.db.execute("UPDATE trials SET seed = 8")
    assert stored(tmp_path / "s.db", "a")[0].seed == 7
    with closing(sqlite3.connect(tmp_path / "s.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("path", ["", "a\0b", "\ud800", b"s.db", 5, None])
def test_what_names_no_file_is_refused(path):
    with pytest.raises(TypeError, match="expected the path of a file"):
        stored(path)
    if path is not None:
        with pytest.raises(TypeError, match="expected the path of a file"):
            search(bowl, [], store=path)


def test_memory_is_a_file_as_any_other(pool, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(pool, store=":memory:") == stored(":memory:") and (tmp_path / ":memory:").exists()


def test_a_name_with_half_a_character_is_refused():
    with pytest.raises(TypeError, match="expected a text"):
        search(bowl, [], name="\ud800")


@pytest.mark.parametrize(
    "change", ["params = '{'", "params = '[1]'", "params = x'ff'", "answer = NULL", "answer = '\"a\"'", "fate = 'odd'"]
)
def test_a_row_that_somebody_changed_is_named(tmp_path, change):
    with opened_ledger(tmp_path / "s.db", "a", "f", 0) as ledger:
        for number in range(2):
            ledger.add(Result(number, {"x": 1}, 7, DONE, 1.0))
        ledger.db.execute(f"UPDATE trials SET {change} WHERE number = 1")
    with pytest.raises(SearchError, match="the row of trial 1 in the store is damaged"):
        stored(tmp_path / "s.db", "a")


def test_a_store_that_is_removed_in_mid_search_is_named(pool, tmp_path):
    some = search(bowl, TRIALS, executor=pool, store=tmp_path / "s.db", progress=False)
    next(some)
    (tmp_path / "s.db").unlink()
    with pytest.raises(SearchError, match="was removed while the search ran"):
        list(some)


def test_a_disk_that_fills_up_keeps_what_was_written(pool, tmp_path):
    with (
        pytest.raises(SearchError, match="database or disk is full"),
        opened_ledger(tmp_path / "s.db", "a", "f", 0) as ledger,
    ):
        ledger.db.execute("PRAGMA max_page_count = 20")
        for number in range(100):
            ledger.add(Result(number, {"x": 1}, 7, DONE, {"value": 1.0, "curve": [0.1] * 300}))
    kept = [result.number for result in stored(tmp_path / "s.db", "a")]
    assert kept and kept == list(range(len(kept)))


def test_a_store_is_read_without_being_touched(pool, tmp_path):
    """A second program's database of its own stays as it is, and a read-only folder can be read."""
    theirs = tmp_path / "theirs.db"
    with closing(sqlite3.connect(theirs)) as db:
        db.execute("CREATE TABLE notes (text)")
    before = theirs.read_bytes()
    with pytest.raises(SearchError, match="holds no search 'search'; it holds none"):
        stored(theirs)
    assert theirs.read_bytes() == before


def test_a_read_only_store_is_read_and_not_written(pool, tmp_path, monkeypatch):
    first = run(pool, store=tmp_path / "s.db")
    (tmp_path / "s.db").chmod(0o444)
    tmp_path.chmod(0o555)
    monkeypatch.setattr("os.access", lambda path, mode: False)  # as it is for anybody but root
    try:
        assert stored(tmp_path / "s.db") == first
        assert [path.name for path in tmp_path.iterdir()] == ["s.db"]
    finally:
        tmp_path.chmod(0o755)
