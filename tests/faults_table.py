"""The table of tests/faults/README.md, made by the tests that are marked with the kind of fault they try.

A test says what it tries with `@pytest.mark.fault("a pipe in the place of a data file")` (words in braces are its
parameters), and with the fixture `tried` how often, where that is more than once. The command below runs them all
and writes the table. `python3 labs.py test` and `soak`, when they run everything, compare what they tried with it:
a count that is not the table's makes them fail.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

README = Path(__file__).parent / "faults/README.md"
COMMAND = (
    "python3 labs.py soak --faults-table=write tests/unit tests/faults tests/launcher tests/browser tests/soak -m fault"
)
HEAD = f"""# What was tried, and what came of it

Made by the tests themselves: `{COMMAND}`.
A run of a part of them renews the rows it tries. *Each run* counts the trials of `python3 labs.py test`, which fails
when it makes more or fewer than this table says; *long run* those of `python3 labs.py soak`, which does the same.
A trial that hung ran into its time limit; one that lost something, or was wrong without saying so, failed its test.

| what was tried | each run | long run | hung | lost or silently wrong |
|---|--:|--:|--:|--:|
"""
COLUMNS = ("each run", "long run", "hung", "wrong")
ROW = re.compile(r"^\| ([^*].*) \| ([\d,]+) \| ([\d,]+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults-table", choices=["write", "compare"], help="what was tried goes into the faults' README.md")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "fault(kind): tries one kind of fault; a row of tests/faults/README.md")


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


def pytest_sessionstart(session: pytest.Session) -> None:
    asked = session.config.getoption("--faults-table")
    if asked and not hasattr(session.config, "workerinput"):
        session.config.pluginmanager.register(Table(asked))


class Table:
    """Hears each report, those of xdist's workers too, and at the end writes the rows or compares them.

    rows : of each kind, the counts of this run by column
    partly : columns of kinds of which a test was skipped or failed, which are not compared
    """

    def __init__(self, asked: str):
        self.asked, self.rows, self.partly, self.differs = asked, {}, set(), []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        found = dict(report.user_properties)
        if "fault" not in found or (report.when != "call" and report.passed):
            return
        kind, column = found["fault"], column_of(report.nodeid)
        if not report.passed:
            self.partly.add((kind, column))
        if not report.skipped:
            hung = report.failed and "Timeout" in str(report.longrepr)
            row = self.rows.setdefault(kind, Counter())
            row.update({column: found.get("tried", 1), "hung": int(hung), "wrong": int(report.failed and not hung)})

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.asked == "write":
            write(renewed(kept(), self.rows))
            return
        self.differs = differences(kept(), self.rows, self.partly)
        if self.differs:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter) -> None:
        if self.differs:
            terminalreporter.section("tests/faults/README.md does not say what was tried", red=True)
            terminalreporter.write_line("\n".join([*self.differs, f"Cure: {COMMAND}"]))


def column_of(nodeid: str) -> str:
    return "long run" if "tests/soak/" in nodeid else "each run"


def kept(text: str | None = None) -> dict[str, Counter]:
    """The rows of the last table."""
    found = ROW.findall(README.read_text("utf-8") if text is None else text)
    return {kind: Counter({c: int(n.replace(",", "")) for c, n in zip(COLUMNS, counts)}) for kind, *counts in found}


def renewed(old: dict[str, Counter], new: dict[str, Counter]) -> dict[str, Counter]:
    """What was tried in this run has its new counts; the other column of a kind, and other kinds, those they had."""
    return old | {kind: Counter({**old.get(kind, {}), **row}) for kind, row in new.items()}


def differences(table: dict[str, Counter], rows: dict[str, Counter], partly: set[tuple[str, str]]) -> list[str]:
    """One line for each kind of which this run made more or fewer trials than the table says."""
    return [
        f"{kind}: {row[column]:,} in this run, {table.get(kind, Counter())[column]:,} in the table"
        for kind, row in sorted(rows.items())
        for column in COLUMNS[:2]
        if column in row and (kind, column) not in partly and row[column] != table.get(kind, Counter())[column]
    ]


def write(rows: dict[str, Counter]) -> None:
    lines = [line(kind, row) for kind, row in sorted(rows.items())]
    lines.append(line(f"**{len(rows)} kinds**", sum(rows.values(), Counter())))
    README.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def line(kind: str, row: Counter) -> str:
    return f"| {kind} | {' | '.join(f'{row[column]:,}' for column in COLUMNS)} |"
