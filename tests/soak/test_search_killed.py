"""Twenty SIGKILLs in mid-search, five times over. Run with `python3 labs.py test tests/soak`."""

import pytest

from tests.unit.search.interrupted import kill_and_resume


@pytest.mark.parametrize("seed", range(5))
def test_a_search_killed_twenty_times_resumes(tmp_path, seed):
    kill_and_resume(tmp_path / "s.db", kills=20, seed=seed)
