"""What `pip install` gives: a labutils whose panels open far from the checkout, and a source archive that is whole."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = "import setuptools.build_meta as b, sys; print(getattr(b, sys.argv[1])(sys.argv[2]))"
OPEN_A_PANEL = """
import labutils
from labutils import data
from labutils.labs import regularise
panel = regularise.penalty_panel()
print(labutils.__file__, panel.scene.sentence(), data.digits()[0].shape, sep="\\n")
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A copy of what belongs to the package, so that nothing is built inside the checkout."""
    folder = tmp_path_factory.mktemp("source")
    unwanted = shutil.ignore_patterns(
        "__pycache__", ".*", "work", "build", "dist", "*.egg-info", "*.ipynb", "*.gif", "*.png"
    )
    shutil.copytree(ROOT, folder, ignore=unwanted, dirs_exist_ok=True)
    return folder


def built(source, what, to) -> Path:
    run = subprocess.run([sys.executable, "-c", BUILD, what, to], cwd=source, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return Path(to, run.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def wheel(source, tmp_path_factory):
    return built(source, "build_wheel", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_data_and_the_page_but_no_tests(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {f"labutils/shipped/{path.name}" for path in (ROOT / "data").iterdir() if path.suffix in (".h5", ".txt")}
    page = {path for path in (ROOT / "labutils").rglob("*") if path.suffix in (".js", ".css", ".h5")}
    page = {path.relative_to(ROOT).as_posix() for path in page}
    assert len(shipped) == 4 and len(page) > 5 and shipped | page <= names
    assert not [name for name in names if name.startswith(("tests", "launcher", "notebooks", "data/"))]
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "labutils").rglob("*.py")}
    assert sources | {"labutils/shipped/make.py"} == {name for name in names if name.endswith(".py")}


@pytest.mark.fault("a panel opened from an installed wheel, outside the checkout")
def test_an_installed_wheel_opens_a_panel_outside_the_checkout(wheel, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True)
    [site] = (tmp_path / "venv").glob("lib/python*/site-packages")
    (site / "ours.pth").write_text(
        str(Path(np.__file__).parents[1]) + "\n"
    )  # what labutils needs, ours; no .pth is read there
    run = subprocess.run([python, "-c", OPEN_A_PANEL], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    where, sentence, shape = run.stdout.splitlines()
    assert where.startswith(str(tmp_path)) and "%" in sentence and shape == "(64, 1797)"


def test_the_source_archive_is_the_whole_project(source, tmp_path):
    with tarfile.open(built(source, "build_sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"labs.py", "setup.py", "data/digits.h5", "data/sha256.txt", "data/make.py", "launcher/environment.py"} <= names
    assert {"requirements.lock", "requirements-site.lock", "requirements-test.lock", "environment.yml"} <= names
    assert {"tests/launcher/test_wheel.py", "website/frames/lab.html", "website/assets/site.css"} <= names
