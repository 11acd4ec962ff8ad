"""A cluster of separate commands in mid-search: all its workers leave, its scheduler is killed, a worker stops."""

import os
import signal

import pytest
from distributed import Client

from labutils.search import Linear, SearchError, processes, random, search, stored, under_way, workers
from tests.unit.search import test_cluster
from tests.unit.search.objectives import patient_bowl

pytestmark = pytest.mark.timeout(900)
commands, run = test_cluster.commands, test_cluster.run
TRIALS = random({"x": Linear(0, 1), "y": Linear(0, 1)}, 24)


@pytest.fixture(scope="module")
def alone():
    with processes(1) as one:
        return run(patient_bowl, TRIALS, one)


@pytest.fixture
def found(monkeypatch):
    """A worker that has stopped is given up after five to ten seconds, not minutes; each trial takes a second there."""
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL", "5s")
    monkeypatch.setenv("PATIENCE", "1")


def begun(commands, client, store):
    """A search on the two workers, of which two trials are finished."""
    client.wait_for_workers(2, timeout=120)
    results = search(patient_bowl, TRIALS, executor=client.get_executor(), store=store, progress=False)
    return results, [next(results), next(results)]


def in_order(results):
    return sorted(results, key=lambda result: result.number)


def test_a_search_whose_workers_all_leave_says_so_and_goes_on_with_a_new_one(found, commands, alone, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(under_way, "LOOK", 1.0)
    monkeypatch.setattr(workers, "warn", lambda words, *_, **__: said.append(words) or commands.start(commands.worker))
    with Client(scheduler_file=commands.file, timeout=120) as client:
        results, first = begun(commands, client, tmp_path / "s.db")
        commands.leave()
        assert in_order([*first, *results]) == alone == stored(tmp_path / "s.db")
    assert said == [workers.NO_WORKER]


def test_a_search_whose_scheduler_is_killed_ends_in_a_sentence_and_keeps_what_had_finished(found, commands, alone, tmp_path):
    with Client(scheduler_file=commands.file, timeout=120) as client:
        results, first = begun(commands, client, tmp_path / "s.db")
        commands.scheduler.kill()
        with pytest.raises(SearchError, match="the cluster's scheduler is gone.*only the others are tried"):
            first += list(results)
    kept = stored(tmp_path / "s.db")
    assert 2 <= len(kept) < len(alone) and {r.number for r in first} <= {r.number for r in kept}
    with processes(1) as one:
        assert run(patient_bowl, TRIALS, one, store=tmp_path / "s.db") == alone


def test_a_worker_that_stops_is_given_up_and_its_trials_run_elsewhere(found, commands, alone, tmp_path):
    with Client(scheduler_file=commands.file, timeout=120) as client:
        client.wait_for_workers(2, timeout=120)
        stopped = min(client.run(os.getpid).values())
        results, first = begun(commands, client, tmp_path / "s.db")
        os.kill(stopped, signal.SIGSTOP)
        assert in_order([*first, *results]) == alone == stored(tmp_path / "s.db")
