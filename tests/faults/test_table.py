"""The table of README.md beside this: a row for each kind of fault that a test tries, and no row that no test tries."""

import json
import re
import subprocess
import sys
from collections import Counter
from itertools import starmap
from pathlib import Path
from types import SimpleNamespace

import pytest

from launcher import runs
from tests.faults_table import HEAD, README, Table, differences, kept, line, renewed

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COLLECT = """
import json, sys, pytest

class Kinds:
    def pytest_collection_finish(self, session):
        kinds = {(dict(item.user_properties)["fault"], "tests/soak/" in item.nodeid) for item in session.items}
        print("kinds:", json.dumps(sorted(kinds)))

options = "--collect-only -q -m fault -p no:cacheprovider -p no:randomly -p no:xdist".split()
sys.exit(pytest.main([*options, *sys.argv[1:]], plugins=[Kinds()]))
"""


def kinds_tried() -> tuple[set[str], set[str]]:
    """Of every marked test, those of the suite and those of tests/soak; collected, not run."""
    files = [str(path) for path in (ROOT / "tests").rglob("test_*.py") if "mark.fault(" in path.read_text("utf-8")]
    found = subprocess.run([sys.executable, "-c", COLLECT, *files], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
    kinds = json.loads(re.search("^kinds: (.*)$", found.stdout, re.MULTILINE)[1])
    return {kind for kind, long in kinds if not long}, {kind for kind, long in kinds if long}


def test_each_kind_has_its_row_and_no_row_is_without_a_test():
    table, (suite, soak) = kept(), kinds_tried()
    assert {kind for kind, row in table.items() if row["each run"]} == suite
    assert {kind for kind, row in table.items() if row["long run"]} <= soak  # each has its count once somebody has run it
    assert not any(row["hung"] or row["wrong"] for row in table.values())


def test_the_table_is_written_as_it_is_read_and_its_last_row_is_the_sum():
    text, rows = README.read_text("utf-8"), kept()
    assert (
        text == HEAD + "\n".join([*starmap(line, sorted(rows.items())), line(f"**{len(rows)} kinds**", total(rows))]) + "\n"
    )


def total(rows):
    return sum(rows.values(), Counter())


OLD = {"a pipe": Counter({"each run": 2}), "a loop": Counter({"each run": 3, "long run": 500})}


def test_a_run_renews_what_it_tried():
    new = renewed(OLD, {"a loop": Counter({"each run": 4}), "a link": Counter({"long run": 1})})
    assert new == {**OLD, "a loop": Counter({"each run": 4, "long run": 500}), "a link": Counter({"long run": 1})}


@pytest.mark.parametrize(
    ("kind", "row", "partly", "said"),
    [
        ("a pipe", {"each run": 2}, (), []),
        ("a pipe", {"each run": 3}, (), ["a pipe: 3 in this run, 2 in the table"]),
        ("a pipe", {"each run": 1}, [("a pipe", "each run")], []),
        ("a loop", {"long run": 499}, (), ["a loop: 499 in this run, 500 in the table"]),
        ("a link", {"each run": 1}, (), ["a link: 1 in this run, 0 in the table"]),
    ],
)
def test_a_count_that_is_not_the_tables_is_told(kind, row, partly, said):
    assert differences(OLD, {kind: Counter(row)}, set(partly)) == said


def report(outcome="passed", when="call", nodeid="tests/unit/test_store.py::test_pipe", **found):
    return SimpleNamespace(
        user_properties=[("fault", "a pipe"), *found.items()], nodeid=nodeid, when=when, longrepr="Timeout >300.0s",
        passed=outcome == "passed", failed=outcome == "failed", skipped=outcome == "skipped",
    )  # fmt: skip


def test_reports_are_counted_by_what_came_of_them():
    table = Table("compare")
    for one in (
        report(when="setup"), report(tried=20), report(nodeid="tests/soak/test_store.py::test_pipe", tried=300),
        report("failed"), report("skipped", when="setup"), report(when="teardown"),
    ):  # fmt: skip
        table.pytest_runtest_logreport(one)
    assert table.rows == {"a pipe": Counter({"each run": 21, "long run": 300, "hung": 1})}
    assert table.partly == {("a pipe", "each run")}


def test_the_whole_suite_and_the_whole_soak_compare_what_they_tried():
    compare = "--faults-table=compare"
    assert [compare in options for options in runs.rounds(()).values()] == [True, True, False]  # no row is a notebook's
    assert not any(compare in options for options in [*runs.rounds(("--fast",)).values(), *runs.rounds(("x",)).values()])
