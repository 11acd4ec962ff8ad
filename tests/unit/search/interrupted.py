"""A search to be killed from outside, `python -m tests.unit.search.interrupted FILE`, and what must hold for its file."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from labutils.search import Linear, Result, SearchError, processes, search, stored
from labutils.search import random as at_random
from tests.unit.search.objectives import patient_bowl

ROOT = Path(__file__).resolve().parents[3]
TRIALS = at_random({"x": Linear(0, 1), "y": Linear(0, 1)}, 300)
TRIAL = 0.02  # seconds that each takes in a search that is to be killed
MOST = 12  # trials that one start finishes: twenty kills fall into the search, however late they come


def run(store, trials=TRIALS) -> list[Result]:
    with processes(2) as pool:
        return sorted(search(patient_bowl, trials, executor=pool, store=store, progress=False), key=lambda r: r.number)


def run_some(store: Path) -> None:
    """``MOST`` trials more, and then wait for the kill with others under way."""
    with processes(2) as pool:
        results = search(patient_bowl, TRIALS, executor=pool, store=store, progress=False)
        for _ in range(len(finished(store)) + MOST):
            next(results)
        time.sleep(600)


def finished(store: Path) -> dict[int, tuple]:
    """What stands in the file for each trial, how long it took included: a trial that ran twice took another time."""
    try:
        return {r.number: (r, r.seconds) for r in stored(store)}
    except SearchError:  # it has not begun
        return {}


def kill_once(store: Path, chance: random.Random) -> int:
    """Start the search, SIGKILL it once it has finished some more trials, and see that no finished trial was touched.

    Returns how many trials are finished.
    """
    before = finished(store)
    command = [sys.executable, "-m", "tests.unit.search.interrupted", str(store)]
    env = {**os.environ, "PATIENCE": str(TRIAL)}
    process = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)
    try:
        while process.poll() is None and len(finished(store)) < len(before) + chance.randint(1, 4):
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 2 * TRIAL))
    finally:
        process.kill()  # the caller alone: its workers have to notice
        process.wait()
    wait_for_workers(process.pid)
    after = finished(store)
    assert before.items() <= after.items()
    return len(after)


def wait_for_workers(session: int, seconds: float = 120) -> None:
    """The workers leave when their caller is gone."""
    until = time.monotonic() + seconds
    while alive := members(session):
        assert time.monotonic() < until, f"left behind: {alive}"
        time.sleep(0.05)


def members(session: int) -> list[int]:
    """The living processes of a session (a zombie, which only waits to be counted, is none)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, sid = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(sid) == session and state != "Z":
            found.append(int(stat.parent.name))
    return found


def kill_and_resume(store: Path, kills: int, seed: int) -> None:
    """The whole story: killed so often, then run to its end, and equal to a search that nobody disturbed."""
    chance = random.Random(seed)
    counts = [kill_once(store, chance) for _ in range(kills)]
    assert counts[0] > 0 and counts[-1] < len(TRIALS), "the kills did not fall into the search"
    before = finished(store)
    results = run(store)
    assert before.items() <= finished(store).items()
    assert [r.number for r in results] == list(range(len(TRIALS)))
    assert results == run(store.with_name("undisturbed.db")) == stored(store)


if __name__ == "__main__":
    run_some(Path(sys.argv[1]))
