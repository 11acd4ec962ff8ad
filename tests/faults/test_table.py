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


def kinds_tried(files: list[Path]) -> set[str]:
    """Of every marked test in these files; collected, not run."""
    found = subprocess.run([sys.executable, "-c", COLLECT, *map(str, files)], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
    return set(json.loads(re.search("^kinds: (.*)$", found.stdout, re.MULTILINE)[1]))


def test_each_kind_that_the_suite_tries_has_its_row_and_no_row_is_without_a_test():
    """The long trials of tests/soak have theirs once somebody has run them."""
    rows = re.findall(r"^\| (.+) \| [\d,]+ \| \d+ \| \d+ \|$", (HERE / "README.md").read_text("utf-8"), re.MULTILINE)
    *kinds, total = rows
    marked = [path for path in (ROOT / "tests").rglob("test_*.py") if "mark.fault(" in path.read_text("utf-8")]
    suite = kinds_tried([path for path in marked if path.parent.name != "soak"])
    assert suite - set(kinds) == set()
    assert set(kinds) - suite - kinds_tried([path for path in marked if path.parent.name == "soak"]) == set()
    assert total == f"**{len(kinds)} kinds**"
