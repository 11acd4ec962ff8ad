"""SIGKILL in mid-search, then resume: each finished trial is there exactly once, and nobody stays behind."""

import sys

import pytest

from tests.unit.search.interrupted import kill_and_resume


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are counted in /proc")
def test_a_search_killed_three_times_resumes(tmp_path):
    kill_and_resume(tmp_path / "s.db", kills=3, seed=1)
