"""The doctor: each fault of a machine in one sentence with its cure."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import webbrowser
from collections import namedtuple

import pytest

from launcher import doctor, environment

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def healthy(project, monkeypatch):
    """A machine with one lab, one data file and nothing wrong."""
    lab = project.lay_lab("03_regularise.ipynb")
    digits = project.write("data/digits.h5", "numbers and so on")
    project.write("data/sha256.txt", f"{hashlib.sha256(digits.read_bytes()).hexdigest()}  digits.h5\n")
    for name, value in {
        "ROOT": project.folder,
        "VENV": project.folder / ".venv",
        "labs": lambda: [lab],
        "environment_is_ready": lambda: True,
        "WORK": project.folder / "work",
        "PROGRESS": project.folder / "work/progress.sqlite",
        "LOCK": project.folder / ".labs.lock",
        "broken_imports": list,
        "changed_packages": list,
        "damaged_modules": list,
    }.items():
        monkeypatch.setattr(doctor, name, value)
    return project


def test_on_a_healthy_machine_nothing_is_wrong(healthy, capsys):
    assert doctor.doctor() == 0
    assert capsys.readouterr().out.endswith("labs.py: nothing is wrong with this machine.\n")


def test_an_unfinished_environment_is_named_with_its_cure(healthy, monkeypatch):
    (healthy.folder / ".venv").mkdir()
    monkeypatch.setattr(doctor, "environment_is_ready", lambda: False)
    assert list(doctor.faults()) == [
        "the environment in .venv is unfinished or out of date. Cure: python3 labs.py builds it again."
    ]


def test_a_machine_before_its_first_run_has_no_fault(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "environment_is_ready", lambda: False)
    assert list(doctor.faults()) == []


@pytest.fixture(scope="module")
def small_environment(tmp_path_factory):
    """An environment with a NumPy of one file, and a data package that breaks on import."""
    folder = tmp_path_factory.mktemp("small") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    [site] = folder.glob("lib/python*/site-packages")
    numpy = site / "numpy.py"
    numpy.write_text("pi = 3.14159\n")
    digest = base64.urlsafe_b64encode(hashlib.sha256(numpy.read_bytes()).digest()).rstrip(b"=").decode()
    (site / "numpy-2.0.dist-info").mkdir()
    (site / "numpy-2.0.dist-info/RECORD").write_text(f"numpy.py,sha256={digest},12\nnumpy-2.0.dist-info/RECORD,,\n")
    return folder / "bin/python", site


@pytest.fixture
def small(small_environment, tmp_path, monkeypatch):
    python, site = small_environment
    monkeypatch.setattr(doctor, "REQUIREMENTS", tmp_path / "requirements.lock")
    doctor.REQUIREMENTS.write_text("numpy==2.0 ; python_version < '3.12' \\\n    --hash=sha256:00\nnumpy==2.1 \\\n")
    monkeypatch.setattr(doctor, "PYTHON", python)
    monkeypatch.setattr(environment, "PYTHON", python)
    monkeypatch.setattr(environment, "NEEDED", ("numpy", "h5py"))
    (site / "numpy.py").write_text("pi = 3.14159\n")
    (site / "h5py.py").write_text("")
    return site


def test_a_whole_environment_passes(small):
    assert environment.broken_imports() == doctor.changed_packages() == []


@pytest.mark.parametrize(
    "text, said",
    [
        (None, "h5py cannot be imported (ModuleNotFoundError No module named 'h5py')"),
        ("1/0", "h5py cannot be imported (ZeroDivisionError division by zero)"),
        ("import os; os.kill(os.getpid(), 9)", "h5py cannot be imported (it ends Python)"),
        ("import sys; sys.exit(0)", "h5py cannot be imported (SystemExit 0)"),
    ],
    ids=["missing", "an error", "a crash", "an exit"],
)
@pytest.mark.fault("doctor: a package that cannot be imported")
def test_a_package_that_cannot_be_imported_is_named(small, text, said):
    (small / "h5py.py").unlink() if text is None else (small / "h5py.py").write_text(text)
    assert environment.broken_imports() == [said]


@pytest.mark.parametrize("damage", [lambda file: file.unlink(), lambda file: file.write_text("pi = 3.14158\n")])
@pytest.mark.fault("doctor: a package's file changed or missing")
def test_a_changed_or_missing_file_of_a_package_is_found_though_it_imports(small, damage):
    damage(small / "numpy.py")
    assert doctor.changed_packages() == ["numpy has a file that is missing or changed, numpy.py"]


@pytest.mark.fault("doctor: a package of another version than the lock's")
def test_a_package_that_a_notebook_has_replaced_by_another_version_is_found(small):
    doctor.REQUIREMENTS.write_text("numpy==2.1 \\\n    --hash=sha256:00\n")
    assert doctor.changed_packages() == ["numpy is of version 2.0, and the labs were tried with another"]


LABS = "class Lab:\n    module = 'start'\nLABS = {'00': Lab, '03': Lab}\n"


@pytest.mark.parametrize(
    "damage, said",
    [
        ({}, []),
        ({"labs/start.py": "def"}, ["labutils/ is damaged (SyntaxError"]),
        ({"labs/start.py": "import labutils.training"}, ["labutils/ is damaged (ModuleNotFoundError"]),
        ({"labs/start.py": "open('panel.js')"}, ["labutils/ is damaged (FileNotFoundError"]),
        ({"labs/__init__.py": LABS.replace("}", ", '04': Lab}")}, ["lab 04 is missing in notebooks/. Cure: fetch"]),
        ({"labs/__init__.py": "import os; os._exit(3)"}, ["labutils/ is damaged (Python ended)"]),
    ],
    ids=["nothing", "cut short", "missing", "a script missing", "a notebook missing", "a crash"],
)
@pytest.mark.fault("doctor: files of the labs' own missing or cut short")
def test_damage_in_the_labs_own_files_is_named_with_its_cure(project, monkeypatch, damage, said):
    whole = {"__init__.py": "", "labs/__init__.py": LABS, "labs/start.py": ""}
    for name, text in (whole | damage).items():
        project.write(f"labutils/{name}", text)
    monkeypatch.setattr(doctor, "ROOT", project.folder)
    monkeypatch.setattr(doctor, "PYTHON", environment.BASE_PYTHON)  # which finds no other labutils
    monkeypatch.setattr(doctor, "labs", lambda: [project.lay_lab(f"{n}_a.ipynb") for n in ("00", "03")])
    found = list(doctor.damaged_modules())
    assert len(found) == len(said) and all(one.startswith(words) for one, words in zip(found, said))


def test_a_python_that_does_not_start_is_not_asked_for_its_packages(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "broken_imports", lambda: ["its Python does not start"])
    monkeypatch.setattr(doctor, "changed_packages", lambda: 1 / 0)
    [said] = doctor.faults()
    assert "its Python does not start. Cure: delete the folder .venv" in said


def test_damage_in_the_environment_is_named_with_its_cure(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "broken_imports", lambda: ["h5py cannot be imported"])
    assert list(doctor.faults()) == [
        "the environment in .venv is damaged: h5py cannot be imported. "
        "Cure: delete the folder .venv and start labs.py again."
    ]


@pytest.mark.parametrize("name", ["numpy.py", "labutils.py", "h5py/__init__.py"])
@pytest.mark.fault("doctor: {name} in work/")
def test_a_file_in_work_that_hides_a_package_is_named(healthy, name):
    healthy.write(f"work/{name}", "")
    assert list(doctor.faults()) == [f"work/{name} hides the package of that name from your notebooks. Cure: rename it."]


@pytest.mark.parametrize("lay", [lambda work: work.write_text(""), lambda work: work.symlink_to("nowhere")])
def test_work_that_is_no_folder_is_a_fault(healthy, lay):
    lay(healthy.folder / "work")
    assert list(doctor.faults()) == ["work is not a folder, and the labs need one of that name. Cure: rename it."]


@pytest.mark.parametrize("name", ["work", ".labs.lock", "work/progress.sqlite", "work/03_regularise.ipynb"])
@pytest.mark.fault("doctor: {name} belongs to somebody else")
def test_what_the_learner_may_not_write_is_named(healthy, monkeypatch, name):
    path = healthy.write(name + "/file" if name == "work" else name, "")
    path = path.parent if name == "work" else path
    monkeypatch.setattr(os, "access", lambda place, _: place != path)
    [said] = doctor.faults()
    assert said.startswith(f"{path} cannot be written to. Cure: copy the labs to a folder of your own")


@pytest.mark.parametrize("name", [".labs.lock", "work/progress.sqlite"])
@pytest.mark.fault("doctor: a folder in the place of {name}")
def test_a_folder_where_a_file_belongs_is_named(healthy, name):
    path = healthy.write(name + "/file", "").parent
    assert list(doctor.faults()) == [f"{path} is a folder, and the labs need a file of that name. Cure: rename it."]


def test_settings_from_outside_are_named_and_kept_outside(healthy, monkeypatch):
    for name in [name for name in os.environ if name.startswith(("PIP", "PYTHON", "JUPYTER", "IPYTHON"))]:
        monkeypatch.delenv(name)  # the suite's own
    for name in ("PIP_USER", "PYTHONHOME", "JUPYTER_PATH", "PIP_INDEX_URL"):
        monkeypatch.setenv(name, "1")
    assert next(doctor.notes()).endswith("from Python, pip and Jupyter: JUPYTER_PATH, PIP_USER, PYTHONHOME.")


@pytest.mark.fault("doctor: a full disk")
def test_a_full_disk_is_named_before_it_breaks_the_install(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "environment_is_ready", lambda: False)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(100e9, 99.8e9, 0.2e9))
    assert list(doctor.faults()) == ["only 0.2 GB are free on this disk; the environment needs 1.5. Cure: make room."]


def test_a_python_without_venv_gets_the_same_hint_as_the_first_run(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "environment_is_ready", lambda: False)
    monkeypatch.setattr(doctor, "can_make_venv", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "its venv part is missing" in next(doctor.faults())


@pytest.mark.parametrize("damage", [b"", b"\xff\x00", b'{"cells": [', b"[]", b"[" * 100_000])
@pytest.mark.fault("doctor: a damaged notebook")
def test_a_damaged_lab_is_named_with_the_command_that_brings_it_back(healthy, damage):
    (healthy.folder / "notebooks/03_regularise.ipynb").write_bytes(damage)
    [said] = doctor.faults()
    assert said.startswith("notebooks/03_regularise.ipynb is damaged. Cure:")
    assert said.endswith("git checkout -- notebooks/03_regularise.ipynb")


@pytest.mark.fault("doctor: a damaged or missing data file")
def test_a_damaged_or_missing_data_file_is_named_with_its_cure(healthy):
    (healthy.folder / "data/digits.h5").write_text("numbers and so op")
    assert list(doctor.faults()) == ["data/digits.h5 is damaged. Cure: python3 labs.py data"]
    (healthy.folder / "data/digits.h5").unlink()
    assert list(doctor.faults()) == ["data/digits.h5 is missing. Cure: python3 labs.py data"]
    (healthy.folder / "data/sha256.txt").unlink()
    assert list(doctor.faults()) == ["data/sha256.txt is missing or damaged. Cure: python3 labs.py data"]


def test_missing_labs_are_a_fault(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "labs", list)
    [said] = doctor.faults()
    assert said.startswith("the folder notebooks/ has no labs. Cure: fetch the labs again")


def test_a_missing_browser_is_a_note_and_no_fault(healthy, monkeypatch, capsys):
    def none_here():
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none_here)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert doctor.doctor() == 0
    said = capsys.readouterr().out
    assert "labs.py prints the address to open" in said and "the browser tests will be skipped" in said


def test_the_browser_for_the_tests_may_be_named_by_hand(tmp_path, monkeypatch):
    chosen = tmp_path / "my-chromium"
    chosen.write_text("#!/bin/sh\n")
    chosen.chmod(0o755)
    monkeypatch.setenv("LABS_CHROMIUM", str(chosen))
    assert doctor.find_chromium() == str(chosen)
