"""Local searches: equal to the bit whoever runs them, and what goes wrong in one trial costs that one."""

import os
import signal
import sys
import threading
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from labutils.search import (
    DIVERGED,
    DONE,
    KILLED,
    RAISED,
    TIMED_OUT,
    Linear,
    Log,
    SearchError,
    Whole,
    processes,
    random,
    stored,
)
from labutils.search import search as run_search
from labutils.search.worker import packed, run_trial
from tests.unit.search.objectives import bowl, deaf, forked, meddling, network, slow, trouble, unended

PLANE = {"x": Linear(0, 1), "y": Linear(0, 1)}
NETS = random({"alpha": Log(1e-3, 1e-1), "units": Whole(4, 64)}, 6)


def in_order(results):
    return sorted(results, key=lambda result: result.number)


def run(objective, trials, **settings):
    return in_order(run_search(objective, trials, progress=False, **settings))


@pytest.fixture(scope="module")
def pool():
    with processes(2) as two:
        yield two


@pytest.fixture
def here():
    """One thread of this process: nothing has to start."""
    with ThreadPoolExecutor(1) as one:
        yield one


@pytest.fixture(scope="module")
def nets_alone():
    with processes(1) as one:
        return run(network, NETS, executor=one)


def test_results_are_equal_to_the_bit_on_one_process_two_and_threads(pool, nets_alone, tmp_path):
    assert [result.number for result in nets_alone] == list(range(6))
    assert all(result.fate == DONE and len(result.answer["curve"]) == 32 for result in nets_alone)
    assert run(network, NETS, executor=pool) == nets_alone
    with ThreadPoolExecutor(3) as threads:
        assert run(network, NETS, executor=threads) == nets_alone


def test_results_are_equal_to_the_bit_after_resuming(pool, nets_alone, tmp_path):
    some = run_search(network, NETS, executor=pool, store=tmp_path / "s.db", progress=False)
    for _ in range(3):
        next(some)
    some.close()
    assert len(stored(tmp_path / "s.db")) == 3
    assert run(network, NETS, executor=pool, store=tmp_path / "s.db") == nets_alone == stored(tmp_path / "s.db")


def test_another_seed_is_another_result_and_a_trial_can_be_run_again_by_hand(pool):
    trials = random(PLANE, 3)
    first, other = run(bowl, trials, executor=pool), run(bowl, trials, executor=pool, seed=1)
    assert all(a.value != b.value for a, b in zip(first, other))
    assert bowl(**first[2].params, seed=first[2].seed) == first[2].answer


def test_an_objective_written_in_a_notebook_travels_whole(pool):
    shift = 5

    def written_in_a_cell(x, seed):
        return x + shift

    assert [r.value for r in run(written_in_a_cell, [{"x": 1}, {"x": 2}], executor=pool)] == [6, 7]


def test_an_objective_that_cannot_travel_is_refused_at_once():
    lock = threading.Lock()
    with pytest.raises(TypeError, match="plain function of plain data"):
        run_search(lambda x, seed: lock, [{"x": 1}])


class SlowToArrive:
    """An objective that takes longer to load than a trial may run."""

    def __call__(self, seed):
        return 1.0

    def __setstate__(self, state):
        time.sleep(1.5)

    def __getstate__(self):
        return {"loads": "slowly"}


def test_the_limit_is_the_trials_and_not_that_of_loading_it(pool):
    assert [result.fate for result in run(SlowToArrive(), [{}, {}], executor=pool, limit=1.0)] == [DONE, DONE]


TROUBLES = [
    ("raises", RAISED, "ValueError: units is -1"),
    ("leaves", RAISED, "SystemExit: enough"),
    ("is NaN", DIVERGED, "its value is nan"),
    ("is infinite", DIVERGED, "its value is inf"),
    ("is of huge features", DIVERGED, "s of Adam is no longer finite after iteration 1 (epoch 1), though J still is"),
    ("returns nothing", RAISED, "expected a number, or a dict"),
    ("returns a list", RAISED, "returned list; expected a number"),
    ("cannot say why", RAISED, "Wordless: it cannot say why"),
    ("interrupts itself", RAISED, "KeyboardInterrupt"),
    ("prints half a character", RAISED, "ValueError: ?"),
    ("hangs", TIMED_OUT, "longer than its limit of 1.5 s"),
    ("kills", KILLED, "its worker process died, twice"),
    ("hangs and swallows", KILLED, "did not stop at its limit"),
]


def test_each_trouble_costs_one_trial_and_is_reported_by_name(tmp_path):
    """Both poisons, two that hang and all else that goes wrong, between well-behaved trials, in one search."""
    kinds = [kind for trouble, *_ in TROUBLES for kind in ("fine", trouble)]
    results = run(trouble, [{"kind": kind} for kind in kinds], limit=1.5, store=tmp_path / "s.db")
    assert [result.params["kind"] for result in results] == kinds
    for result, (_, fate, error) in zip(results[1::2], TROUBLES, strict=True):
        assert result.fate == fate and error in result.error
    assert all(result.fate == DONE and result.value == result.seed % 1000 for result in results[::2])
    assert stored(tmp_path / "s.db") == results


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot stop a process")
def test_a_worker_that_heeds_no_limit_is_killed_and_costs_its_trial_alone(monkeypatch):
    check_deaf("stops its process", monkeypatch)


def check_deaf(kind, monkeypatch):
    """A short wait: a trial that is killed though it only started slowly is tried again, and costs nothing."""
    monkeypatch.setattr("labutils.search.running.GRACE", 0.2)
    monkeypatch.setattr("labutils.search.running.MARGIN", 2.0)
    with processes(1) as one:
        results = run(deaf, [{"kind": kind}, {"kind": "fine"}], executor=one, limit=0.5)
    assert [result.fate for result in results] == [KILLED, DONE]
    assert "did not stop at its limit" in results[0].error


def test_threads_cannot_be_killed_and_are_waited_for(monkeypatch):
    monkeypatch.setattr("labutils.search.running.MARGIN", 0.0)
    monkeypatch.setattr("labutils.search.running.GRACE", 0.0)
    with ThreadPoolExecutor(2) as threads:
        results = run(slow, [{"kind": "sleeps on"}] * 3, executor=threads, limit=0.05)
    assert [result.fate for result in results] == [TIMED_OUT] * 3


def test_a_megabyte_printed_stays_with_its_trial(pool, capfd):
    (result,) = run(trouble, [{"kind": "prints a megabyte"}], executor=pool)
    assert result.fate == DONE and set(result.printed.strip()) == {"x"} and len(result.printed) == 2_000
    assert capfd.readouterr() == ("", "")


def test_threads_keep_what_each_prints_apart_and_leave_no_trace():
    def says(word, seed):
        for _ in range(100):
            print(word)
        return 0

    before = sys.stdout, sys.stderr
    with ThreadPoolExecutor(4) as threads:
        results = run(says, [{"word": f"w{n}"} for n in range(20)], executor=threads)
    assert all(set(result.printed.split()) == {result.params["word"]} for result in results)
    assert (sys.stdout, sys.stderr) == before


def test_a_thread_that_hangs_in_python_is_stopped_too():
    def hangs(seed):
        while True:
            pass

    with ThreadPoolExecutor(1) as threads:
        stuck, fine = run(hangs, [{}], executor=threads, limit=0.2) + run(
            bowl, [{"x": 0, "y": 0}], executor=threads, limit=9
        )
    assert (stuck.fate, fine.fate) == (TIMED_OUT, DONE)


def test_a_given_pool_that_breaks_is_replaced():
    with processes(2) as mine:
        results = run(trouble, [{"kind": kind} for kind in ("fine", "kills", "fine", "fine", "fine", "fine")], executor=mine)
    assert [result.fate for result in results] == [DONE, KILLED, DONE, DONE, DONE, DONE]


def test_no_more_trials_begin_than_are_asked_for(pool):
    asked = []

    def endless():
        while True:
            asked.append(len(asked))
            yield {"x": 0.0, "y": 0.0}

    some = run_search(bowl, endless(), executor=pool, progress=False)
    for _ in range(11):
        next(some)
    some.close()
    assert len(asked) <= 11 + 2 * 2  # two under way for each of two workers


@pytest.mark.parametrize(
    "asked, said",
    [
        ({"limit": 0}, "limit is 0; expected a number in"),
        ({"limit": 1e10}, "limit is 10000000000.0; expected a number in"),
        ({"seed": -1}, "seed is -1; expected a whole number of at least 0"),
        ({"seed": 2**63}, "expected a whole number up to 9,223,372,036,854,775,807"),
        ({"ahead": 0}, "ahead is 0; expected a whole number of at least 1"),
        ({"ahead": 1.5}, "ahead is 1.5; expected"),
        ({"objective": None}, "the objective is None; expected a function"),
        ({"trials": None}, "trials is None; expected a list of dicts"),
        ({"trials": {"x": 1}}, "trials is {'x': 1}; expected a list of dicts"),
        ({"executor": 3}, "executor is 3; expected a concurrent.futures.Executor"),
        ({"store": True}, "store is True; expected the path of a file"),
        ({"name": None}, "name is None; expected a text"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_runs(asked, said):
    with pytest.raises((TypeError, ValueError), match=said):
        run_search(**{"objective": bowl, "trials": [], **asked})


def test_a_trial_that_is_no_dict_is_named(pool):
    with pytest.raises(TypeError, match="trial 1 is 2; expected a dict"):
        run(bowl, [{"x": 1, "y": 1}, 2], executor=pool)


@pytest.mark.parametrize(
    "params, said",
    [
        ({1: 2}, "expected a dict from names to values"),
        ({"x": b"a"}, "expected plain data in it: bytes is not plain data"),
        ({"x": 0.1, "seed": 3}, "expected no seed in it"),
    ],
)
def test_settings_that_no_store_gives_back_are_refused(here, params, said):
    with pytest.raises(TypeError, match=f"trial 0 is .*; {said}"):
        run(bowl, [params], executor=here)


def test_an_error_that_talks_for_ever_or_at_length_costs_itself(here):
    long, endless = run(trouble, [{"kind": "says a megabyte"}, {"kind": "talks for ever"}], executor=here, limit=2)
    assert long.fate == RAISED and len(long.error) < 3_000
    assert endless.fate == TIMED_OUT


def test_what_numpy_masks_is_no_number_and_its_longest_float_is_one(here):
    masked, long = run(trouble, [{"kind": f"returns a {what}"} for what in ("masked number", "long double")], executor=here)
    assert masked.fate == RAISED and "returned NoneType" in masked.error
    assert long.value == 0.5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_the_child_of_a_trial_that_forks_ends_with_the_trial(tmp_path):
    with processes(1) as one:
        results = run(forked, [{}] * 3, executor=one, limit=60)
        assert [result.fate for result in results] == [DONE] * 3
        children = [Path(f"/proc/{result.value:.0f}/stat") for result in results]
        until = time.monotonic() + 120
        while any(alive(child) for child in children):
            assert time.monotonic() < until, "a child has become a second worker"
            time.sleep(0.05)


def test_a_thread_that_a_trial_leaves_does_not_hold_up_the_end():
    with processes(1) as one:  # its end waits for the worker
        assert [result.value for result in run(unended, [{}] * 2, executor=one)] == [1, 1]


def test_a_trial_that_meddles_with_pythons_modules_costs_no_other():
    with processes(1) as one:
        assert [result.value for result in run(meddling, [{}] * 3, executor=one)] == [1] * 3


def alive(stat: Path) -> bool:
    """A process that has ended and only waits to be counted is not."""
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Broken(Executor):
    """An executor that does something else after the first trial."""

    def __init__(self, then):
        self.then, self.count = then, 0

    def submit(self, function, /, *arguments):
        self.count += 1
        if self.count > 1:
            return self.then()
        future = Future()
        future.set_result(function(*arguments))
        return future


def shut():
    raise RuntimeError("cannot schedule new futures after shutdown")


def cancelled():
    future = Future()
    future.cancel()
    return future


class Deserted(Executor):
    """A cluster whose workers are gone; one comes when somebody has looked."""

    def __init__(self):
        self._client, self.waiting = self, []

    def submit(self, function, /, *arguments):
        self.waiting.append((Future(), function, arguments))
        return self.waiting[-1][0]

    def nthreads(self):
        for future, function, arguments in self.waiting:
            future.set_result(function(*arguments))
        return {}


def test_a_cluster_without_workers_is_told_of_and_waited_for(monkeypatch):
    monkeypatch.setattr("labutils.search.under_way.LOOK", 0.1)
    with pytest.warns(RuntimeWarning, match="the cluster has no worker any more, and the search waits for one"):
        assert len(run(bowl, random(PLANE, 3), executor=Deserted())) == 3


def gone():
    future = Future()
    future.set_exception(OSError("the scheduler is gone"))
    return future


@pytest.mark.parametrize(
    "then, said",
    [
        (shut, "the executor takes no trial .RuntimeError: cannot schedule new futures after shutdown"),
        (lambda: None, "submit returned None; expected a concurrent.futures.Future"),
        (cancelled, "the executor lost trial 1 .it was cancelled"),
        (gone, "the executor lost trial 1 .OSError: the scheduler is gone"),
    ],
)
def test_an_executor_that_fails_is_named_and_what_had_finished_is_kept(tmp_path, then, said):
    with pytest.raises(SearchError, match=said):
        run(bowl, random(PLANE, 3), executor=Broken(then), ahead=2, store=tmp_path / "s.db")
    assert [result.number for result in stored(tmp_path / "s.db")] == [0]


def test_a_pool_shut_down_in_mid_search_is_named_and_what_ran_is_kept(tmp_path):
    """Its waiting futures are cancelled without a word to ``concurrent.futures.wait``, which would wait for ever."""
    pool = ThreadPoolExecutor(1)
    some = run_search(slow, [{"kind": "fine"}] * 9, executor=pool, ahead=4, progress=False, store=tmp_path / "s.db")
    kept = [next(some)]
    pool.shutdown(wait=False, cancel_futures=True)
    with pytest.raises(SearchError, match="the executor (takes no|lost) trial"):
        kept.extend(some)
    assert stored(tmp_path / "s.db") == sorted(kept, key=lambda result: result.number)


def test_trials_that_raise_do_not_cost_those_under_way(here, tmp_path):
    def broken():
        yield from random(PLANE, 3)
        raise OSError("the list is broken")

    with pytest.raises(OSError, match="the list is broken"):
        run(bowl, broken(), executor=here, ahead=9, store=tmp_path / "s.db")
    assert len(stored(tmp_path / "s.db")) == 3


def test_a_class_is_no_executor():
    with pytest.raises(TypeError, match="expected a concurrent.futures.Executor"):
        run_search(bowl, [], executor=ThreadPoolExecutor)


def test_a_seed_of_numpy_is_the_same_seed(pool, tmp_path):
    first = run(bowl, random(PLANE, 1), executor=pool, seed=np.int64(3), store=tmp_path / "s.db")
    assert run(bowl, random(PLANE, 1), executor=pool, seed=3, store=tmp_path / "s.db") == first


def test_an_interrupt_of_the_caller_is_the_callers(monkeypatch):
    """In the main thread of a process that Ctrl-C reaches, nobody takes a KeyboardInterrupt for the trial's own."""
    monkeypatch.setattr("signal.getsignal", lambda number: signal.default_int_handler)  # a shell's background ignores it
    objective = packed(trouble)
    with pytest.raises(KeyboardInterrupt):
        run_trial(objective, {"kind": "interrupts itself"}, 1, None)


def interrupted():
    raise KeyboardInterrupt


@pytest.mark.parametrize("size", [3, None])
def test_an_interrupt_says_what_is_stored_and_is_still_an_interrupt(tmp_path, size):
    trials = random(PLANE, 3) if size else iter(random(PLANE, 3))
    with pytest.raises(KeyboardInterrupt) as stop:
        run(bowl, trials, executor=Broken(interrupted), ahead=1, store=tmp_path / "s.db")
    said = (
        f"You stopped the search. 1{' of 3' if size else ''} trials are stored; run it again, and only the others are tried."
    )
    assert str(stop.value) == said
    assert stop.value._render_traceback_() == [said]  # all that IPython shows
    assert len(stored(tmp_path / "s.db")) == 1


def test_an_interrupt_without_a_store_says_how_to_keep_trials():
    with pytest.raises(KeyboardInterrupt, match="stored nowhere; with store=... a search goes on"):
        run(bowl, random(PLANE, 3), executor=Broken(interrupted), ahead=1)


def test_workers_that_cannot_start_are_no_trials_fault(monkeypatch):
    monkeypatch.setattr("labutils.search.workers.settle", dies)
    with pytest.raises(SearchError, match="end as soon as they start"):
        list(run_search(bowl, random(PLANE, 3), progress=False))


def dies():
    import os

    os._exit(1)


def test_the_progress_bar_counts_the_trials(pool, capsys):
    list(run_search(bowl, random(PLANE, 3), executor=pool))
    assert "3/3" in capsys.readouterr().err
