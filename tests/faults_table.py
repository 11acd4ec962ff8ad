"""The table of tests/faults/README.md, made by the tests that are marked with the kind of fault they try.

The command below runs them all, the long ones too, and writes it; run for a part of them, it renews their rows.
A test says what it tries with `@pytest.mark.fault("a pipe in the place of a data file")` (words in braces are
its parameters), and with the fixture `tried` how often, where that is more than once.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

README = Path(__file__).parent / "faults/README.md"
COMMAND = "python3 labs.py soak --faults-table tests/unit tests/faults tests/launcher tests/browser tests/soak -m fault"
HEAD = f"""# What was tried, and what came of it

Made by the tests themselves: `{COMMAND}`.
What a run of a part of them does not try keeps the counts of the last run that did.
A trial that hung ran into its time limit; one that lost something, or was wrong without saying so, failed its test.

| what was tried | trials | hung | lost or silently wrong |
|---|--:|--:|--:|
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults-table", action="store_true", help="write tests/faults/README.md")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "fault(kind): tries one kind of fault; a row of tests/faults/README.md")
    config.stash[ROWS] = {}


ROWS: pytest.StashKey[dict[str, Counter]] = pytest.StashKey()


def pytest_itemcollected(item: pytest.Item) -> None:
    marker = item.get_closest_marker("fault")
    if marker:
        parameters = getattr(item, "callspec", None)
        kind = " ".join(marker.args[0].format(**(parameters.params if parameters else {})).split())
        item.user_properties.append(("fault", kind))


@pytest.fixture
def tried(request: pytest.FixtureRequest):
    """Call it with the number of trials this test made."""
    return lambda times: request.node.user_properties.append(("tried", times))


class Collector:
    """Hears each report, those of xdist's workers too."""

    def __init__(self, config: pytest.Config):
        self.rows = config.stash[ROWS]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        found = dict(report.user_properties)
        if "fault" in found and (report.when == "call" or report.failed) and not report.skipped:
            row = self.rows.setdefault(found["fault"], Counter())
            hung = report.failed and "Timeout" in str(report.longrepr)
            row.update(trials=found.get("tried", 1), hung=int(hung), wrong=int(report.failed and not hung))


def pytest_sessionstart(session: pytest.Session) -> None:
    session.config.pluginmanager.register(Collector(session.config))


def kept() -> dict[str, Counter]:
    """The rows of the last table."""
    found = re.findall(r"^\| ([^*].*) \| ([\d,]+) \| (\d+) \| (\d+) \|$", README.read_text("utf-8"), re.MULTILINE)
    return {
        kind: Counter(trials=int(trials.replace(",", "")), hung=int(hung), wrong=int(wrong))
        for kind, trials, hung, wrong in found
    }


def pytest_sessionfinish(session: pytest.Session) -> None:
    rows = session.config.stash[ROWS]
    if session.config.getoption("--faults-table") and rows and not hasattr(session.config, "workerinput"):
        rows = kept() | rows
        lines = [f"| {kind} | {row['trials']:,} | {row['hung']} | {row['wrong']} |" for kind, row in sorted(rows.items())]
        total = sum(rows.values(), Counter())
        lines.append(f"| **{len(rows)} kinds** | {total['trials']:,} | {total['hung']} | {total['wrong']} |")
        README.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
