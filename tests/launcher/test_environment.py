"""Building .venv: once, in full view, healed when cut short, and never again without need."""

import importlib.util
import shutil
import subprocess

import pytest

from launcher import environment
from launcher.environment import Stop


def test_the_first_run_builds_from_the_hashed_lock_and_says_so(project):
    project.stand_in_for_uv()
    run = project.run("bench")
    assert run.returncode == 0 and "the benchmarks ran" in run.stdout
    assert "building .venv from requirements.lock" in run.stdout and "environment ready" in run.stdout
    assert len(project.calls) == 2 and project.calls[0].startswith("venv ")
    assert "--require-hashes --only-binary :all: -r" in project.calls[1]


def test_a_second_start_calls_no_installer_at_all(project):
    project.stand_in_for_uv()
    project.run("bench")
    project.stand_in_for_uv("exit 1")
    run = project.run("bench")
    assert run.returncode == 0 and run.stdout == "the benchmarks ran\n" and len(project.calls) == 2


def test_a_killed_install_heals_itself_on_the_next_run(project):
    project.stand_in_for_uv(f"touch '{project.folder}/.venv/half-done'; kill -9 $PPID; exit 1")
    assert project.run("bench").returncode < 0
    assert (project.folder / ".venv/half-done").exists()
    project.stand_in_for_uv()
    run = project.run("bench")
    assert run.returncode == 0 and "building it anew" in run.stdout and "the benchmarks ran" in run.stdout
    assert not (project.folder / ".venv/half-done").exists()


def test_a_failed_install_ends_with_a_sentence_and_is_not_taken_for_whole(project):
    project.stand_in_for_uv("echo no route to host; exit 1")
    run = project.run("bench")
    assert run.returncode == 1 and "no route to host" in run.stdout and "Is the network up?" in run.stdout
    assert "Traceback" not in run.stdout and not (project.folder / ".venv/labs-complete").exists()


def test_a_changed_lock_builds_the_environment_anew(project):
    project.stand_in_for_uv()
    project.run("bench")
    with (project.folder / "requirements.lock").open("a") as lock:
        lock.write("# a newer package\n")
    assert "out of date; building it anew" in project.run("bench").stdout and len(project.calls) == 4


def test_the_project_is_importable_from_anywhere_whatever_its_folder_is_called(project, tmp_path):
    project.stand_in_for_uv()
    project.run("bench")
    python = project.folder / ".venv/bin/python"
    where = subprocess.check_output(
        [python, "-c", "import launcher.copies as m; print(m.__file__)"], cwd=tmp_path, text=True, encoding="utf-8"
    )
    assert where.strip() == str(project.folder / "launcher/copies.py")
    [line] = (project.folder / ".venv").glob("lib/python*/site-packages/labs.pth")
    assert line.read_text("ascii").startswith("..")


@pytest.mark.parametrize("has_apt, cure", [(True, "sudo apt install python3-venv"), (False, "https://www.python.org")])
def test_without_venv_the_hint_is_one_exact_cure(monkeypatch, has_apt, cure):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt" if has_apt and name == "apt" else None)
    with pytest.raises(Stop, match="its venv part is missing. Cure: .*" + cure):
        environment.make_venv()


def test_an_environment_in_use_is_not_half_removed_in_silence(monkeypatch):
    def locked(path):
        raise PermissionError(13, "Permission denied", "python.exe")

    monkeypatch.setattr(shutil, "rmtree", locked)
    with pytest.raises(Stop, match="could not remove python.exe: Permission denied. Cure: close what still uses"):
        environment.remove_environment()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_ctrl_c_or_a_kill_waits_for_the_child_and_then_stops(project, name):
    project.stand_in_for_uv()
    project.write(
        "benchmarks/__main__.py",
        f"""
import os, signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: None)
os.kill(os.getppid(), signal.{name})
time.sleep(0.3)
print("the child ended by itself", flush=True)
""",
    )
    run = project.run("bench")
    assert "the child ended by itself" in run.stdout and run.returncode == 1
    assert run.stdout.endswith("labs.py: stopped. Nothing is half done: start labs.py again.\n")
