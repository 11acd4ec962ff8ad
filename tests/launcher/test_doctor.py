"""The doctor: each fault of a machine in one sentence with its cure."""

import shutil
import webbrowser
from collections import namedtuple

import pytest

from launcher import doctor

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def healthy(project, monkeypatch):
    """A machine with one lab, one data file and nothing wrong."""
    lab = project.lay_lab("03_regularise.ipynb")
    (project.folder / "data").mkdir()
    (project.folder / "data/digits.h5").write_bytes(b"\x89HDF\r\n\x1a\n and so on")
    for name, value in {
        "ROOT": project.folder,
        "VENV": project.folder / ".venv",
        "labs": lambda: [lab],
        "environment_is_ready": lambda: True,
        "imports_work": lambda: True,
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
        "the environment in .venv is unfinished or out of date. Cure: python3 labs.py builds it anew."
    ]


def test_a_machine_before_its_first_run_has_no_fault(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "environment_is_ready", lambda: False)
    assert list(doctor.faults()) == []


def test_an_environment_that_cannot_import_the_labs_is_damaged(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "imports_work", lambda: False)
    assert "is damaged. Cure: delete the folder .venv" in next(doctor.faults())


def test_a_full_disk_is_named_before_it_breaks_the_install(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "environment_is_ready", lambda: False)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(100e9, 99.8e9, 0.2e9))
    assert list(doctor.faults()) == ["only 0.2 GB are free on this disk; the environment needs 1.5. Cure: make room."]


def test_a_python_without_venv_gets_the_same_hint_as_the_first_run(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "environment_is_ready", lambda: False)
    monkeypatch.setattr(doctor, "can_make_venv", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "its venv part is missing" in next(doctor.faults())


@pytest.mark.parametrize("name", ["notebooks/03_regularise.ipynb", "data/digits.h5"])
@pytest.mark.parametrize("damage", [b"", b"\xff\x00", b'{"cells": [', b"[]"])
def test_a_damaged_file_is_named_with_the_command_that_brings_it_back(healthy, name, damage):
    (healthy.folder / name).write_bytes(damage)
    assert list(doctor.faults()) == [f"{name} is damaged. Cure: git checkout -- {name}"]


def test_missing_labs_are_a_fault(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "labs", list)
    assert list(doctor.faults()) == ["the folder notebooks/ has no labs. Cure: git checkout -- notebooks"]


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
