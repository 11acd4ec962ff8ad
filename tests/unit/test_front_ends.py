"""The page about where the panels play names the tests that looked: each of them is there."""

import re
from pathlib import Path

import pytest

from labutils.live.question import Question
from labutils.live.stage import Stage

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"`(tests/\S+\.py)::(test_\w+)`")


def test_each_row_of_the_table_names_a_test_that_is_there():
    rows = [line for line in (ROOT / "docs/front_ends.md").read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 10
    for row in rows:
        [(file, test)] = NAMED.findall(row)
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), row


@pytest.mark.parametrize("widget", [Stage, Question], ids=lambda widget: widget.__name__)
def test_a_widgets_script_asks_for_nothing_that_only_jupyterlab_has(widget):
    script = re.sub(r"/\*.*?\*/|(?<![:\w])//[^\n]*", "", str(widget._esm), flags=re.S)
    assert set(re.findall(r"\bmodel\.(\w+)", script)) <= {"get", "send", "on", "off"}  # every anywidget host has these
    assert re.search(r"export default \{\s*render\b", script)
    asks = re.findall(r"\bimport\b|\brequire\b|\bfetch\b|https?:|jupyter|\bJupyter\b|\blumino\b", script)
    assert asks == []
