"""Every property once more, on examples that Hypothesis draws afresh: the suite tries the same ones at each run."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_properties_hold_for_fresh_examples():
    places = ("tests/unit", "tests/browser")
    command = ["-m", "pytest", "-q", "-m", "hypothesis", "--hypothesis-profile=fresh", "--timeout=7200", *places]
    run = subprocess.run([sys.executable, *command], cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout[-8_000:]
