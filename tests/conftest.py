"""What holds for every test: this machine only, no screen, and plain words about a missing browser."""

import os
import sys

import matplotlib
import pytest
from hypothesis import HealthCheck, settings

from launcher.doctor import find_chromium

pytest_plugins = ["tests.faults_table"]
LONGEST = [  # half a minute and more
    *("test_proofs", "test_labs", "test_recipes", "test_lab", "test_commands", "test_slips", "test_forked_panels"),
    *("test_running", "test_nbval_can_fail", "test_cluster", "test_processors"),
    *("test_site", "test_hub", "test_film", "test_live_looking", "test_live_widgets", "test_live_lost", "test_other_pages"),
]
HERE = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "", None}
matplotlib.use("agg")
# No timed assertions, no files left behind; the suite tries the same examples each time, the soak others ("fresh").
KEPT = {"deadline": None, "database": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("suite", derandomize=True, **KEPT)
settings.register_profile("fresh", derandomize=False, max_examples=1_000, **KEPT)
settings.load_profile("suite")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list) -> None:
    """The longest files first, so that in the end no process waits for one of them."""
    place = {name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(LONGEST)))


def stay_here(event: str, arguments: tuple) -> None:
    """An audit hook: no socket opens, and no name is looked up, beyond this machine."""
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] not in HERE:
        raise AssertionError(f"a test reached for the network: {arguments[1][0]}")
    if event == "socket.getaddrinfo" and arguments[0] not in HERE | {b"localhost"}:
        raise AssertionError(f"a test looked up a name on the network: {arguments[0]}")


sys.addaudithook(stay_here)


@pytest.fixture
def few_seeds(monkeypatch) -> int:
    """Where the tools of a panel would train twenty seeds, they train so many."""
    monkeypatch.setattr("labutils.forks.scene.SEEDS", (0, 1, 2))
    return 3


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium. Without one: a failure in CI, a skip that says so elsewhere."""
    found = find_chromium()
    if not found and os.environ.get("CI"):
        pytest.fail("CI needs a browser and found none: install Debian's chromium")
    if not found:
        pytest.skip("no Chromium or Chrome here, so nothing was tried in a browser")
    return found
