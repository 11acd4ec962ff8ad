"""A file in work/ with the name of a package: the set-up cell says so, and how to cure it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from launcher.environment import REFUSE_WHAT_HIDES

ROOT = Path(__file__).resolve().parents[2]
SET_UP = "import sys; sys.path.insert(0, '')\nimport numpy as np\n\nfrom labutils import data\n"


@pytest.mark.parametrize("name", ["numpy.py", "h5py.py", "matplotlib/__init__.py", "sklearn.py", "anywidget.py"])
@pytest.mark.fault("a file beside the notebook that hides a package: {name}")
def test_the_set_up_cell_names_the_file_and_the_cure(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("pi = 3\n")
    run = set_up(tmp_path)
    package = name.split("/")[0].removesuffix(".py")
    last = run.stderr.splitlines()[-1]
    assert last == f"ImportError: {path} hides the package {package} from your notebooks. Rename it and restart the kernel."


@pytest.mark.parametrize("name", ["numpy.py", "labutils.py", "labutils/__init__.py"])
def test_what_each_python_of_the_environment_runs_first_refuses_the_file_itself(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("pi = 3\n")
    run = set_up(tmp_path, f"{REFUSE_WHAT_HIDES}; ")
    package = name.split("/")[0].removesuffix(".py")
    last = run.stderr.splitlines()[-1]
    assert last == f"ImportError: {path} hides the package {package} from your notebooks. Rename it and restart the kernel."
    path.rename(tmp_path / "mine.py")
    assert set_up(tmp_path, f"{REFUSE_WHAT_HIDES}; ").returncode == 0


def test_other_files_beside_the_notebook_hide_nothing(tmp_path):
    (tmp_path / "my_numpy.py").write_text("1/0")
    assert set_up(tmp_path).returncode == 0


def set_up(folder: Path, first: str = "") -> subprocess.CompletedProcess:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", first + SET_UP], cwd=folder, env=env, capture_output=True, text=True)
