"""The table of README.md beside this: a row for each kind of fault that a test tries, and no row that no test tries."""

import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COLLECT = """
import json, sys, pytest

class Kinds:
    def pytest_collection_finish(self, session):
        print("kinds:", json.dumps(sorted({dict(item.user_properties)["fault"] for item in session.items})))

options = "--collect-only -q -m fault -p no:cacheprovider -p no:randomly -p no:xdist".split()
sys.exit(pytest.main([*options, *sys.argv[1:]], plugins=[Kinds()]))
"""


def kinds_tried() -> list[str]:
    """Of every test that is marked, the long ones of tests/soak too; collected, not run."""
    files = [path for path in (ROOT / "tests").rglob("test_*.py") if "mark.fault(" in path.read_text("utf-8")]
    found = subprocess.run([sys.executable, "-c", COLLECT, *map(str, files)], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
    return json.loads(re.search("^kinds: (.*)$", found.stdout, re.MULTILINE)[1])


def test_each_kind_of_fault_that_is_tried_has_its_row_and_no_row_is_without_a_test():
    rows = re.findall(r"^\| (.+) \| [\d,]+ \| \d+ \| \d+ \|$", (HERE / "README.md").read_text("utf-8"), re.MULTILINE)
    *kinds, total = rows
    assert sorted(kinds) == kinds_tried()
    assert total == f"**{len(kinds)} kinds**"
