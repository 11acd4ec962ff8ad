"""SIGKILL in mid-search, twenty times, and a trial that turns its alarms off. Run with `python3 labs.py test tests/soak`."""

import pytest

from tests.unit.search.interrupted import kill_and_resume
from tests.unit.search.test_running import check_deaf


@pytest.mark.parametrize("seed", range(5))
def test_a_search_killed_twenty_times_resumes(tmp_path, seed):
    kill_and_resume(tmp_path / "s.db", kills=20, seed=seed)


def test_a_worker_whose_alarms_are_off_is_killed(monkeypatch):
    check_deaf("turns the alarms off", monkeypatch)
