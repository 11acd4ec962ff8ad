"""The page about where the panels play names the tests that looked: each of them is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"`(tests/\S+\.py)::(test_\w+)`")


def test_each_row_of_the_table_names_a_test_that_is_there():
    rows = [line for line in (ROOT / "docs/front_ends.md").read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 10
    for row in rows:
        [(file, test)] = NAMED.findall(row)
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), row
