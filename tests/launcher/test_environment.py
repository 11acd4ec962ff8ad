"""Building .venv: once, in full view, healed when cut short, and never again without need."""

import errno
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest

import labs
from launcher import alone, causes, environment
from launcher.basics import Stop
from tests.launcher.conftest import PATIENCE, ROOT, UNPACK, alive, wait_until


def test_the_first_run_builds_from_the_hashed_lock_and_says_so(project):
    project.stand_in_for_uv()
    run = project.run("data")
    assert run.returncode == 0 and "the data were made" in run.stdout
    assert "building .venv from requirements.lock" in run.stdout and "environment ready" in run.stdout
    assert len(project.calls) == 2 and project.calls[0].startswith("venv ")
    assert "--require-hashes --only-binary :all: -r" in project.calls[1]


def test_a_second_start_calls_no_installer_at_all(project):
    project.stand_in_for_uv()
    project.run("data")
    project.stand_in_for_uv("exit 1")
    run = project.run("data")
    assert run.returncode == 0 and run.stdout == "the data were made\n" and len(project.calls) == 2


@pytest.mark.fault("the first run is killed while it installs")
def test_a_killed_install_heals_itself_on_the_next_run(project):
    project.stand_in_for_uv(f"touch '{project.folder}/.venv/half-done'; kill -9 $PPID; exit 1")
    assert project.run("data").returncode < 0
    assert (project.folder / ".venv/half-done").exists()
    project.stand_in_for_uv()
    run = project.run("data")
    assert run.returncode == 0 and "building it again" in run.stdout and "the data were made" in run.stdout
    assert not (project.folder / ".venv/half-done").exists()


def test_a_failed_install_ends_with_a_sentence_and_is_not_taken_for_whole(project):
    project.stand_in_for_uv("echo no route to host; exit 1")
    run = project.run("data")
    assert run.returncode == 1 and "no route to host" in run.stdout and "see that the network is up" in run.stdout
    assert "Traceback" not in run.stdout and not (project.folder / ".venv/labs-complete").exists()


def test_a_changed_lock_builds_the_environment_again(project):
    project.stand_in_for_uv()
    project.run("data")
    with (project.folder / "requirements.lock").open("a") as lock:
        lock.write("# a newer package\n")
    assert "out of date; building it again" in project.run("data").stdout and len(project.calls) == 4


def test_the_project_is_importable_from_anywhere_whatever_its_folder_is_called(project, tmp_path):
    project.stand_in_for_uv()
    project.run("data")
    python = project.folder / ".venv/bin/python"
    where = subprocess.check_output(
        [python, "-c", "import launcher.copies as m; print(m.__file__)"], cwd=tmp_path, text=True, encoding="utf-8"
    )
    assert where.strip() == str(project.folder / "launcher/copies.py")
    [line] = (project.folder / ".venv").glob("lib/python*/site-packages/labs.pth")
    assert line.read_text("ascii").startswith("..")


@pytest.mark.parametrize("text", ["pi = 3", "import numpy as np; print(np.zeros(3))", "from labutils import data"])
@pytest.mark.parametrize("name", ["numpy", "labutils"])
@pytest.mark.fault("{name}.py in work/")
def test_a_file_in_work_that_hides_a_package_is_refused_by_name_and_cure(project, name, text):
    project.stand_in_for_uv()
    project.run("data")
    file = project.write(f"work/{name}.py", text)
    first_cell = f"import sys; sys.path.insert(0, '')\nimport {name}"
    python = project.folder / ".venv/bin/python"
    run = subprocess.run([python, "-c", first_cell], cwd=file.parent, capture_output=True, text=True, encoding="utf-8")
    said = f"ImportError: {file} hides the package {name} from your notebooks. Rename it and restart the kernel."
    assert run.stderr.splitlines()[-1] == said
    file.rename(file.with_name("mine.py"))
    assert subprocess.run([python, "-c", first_cell], cwd=file.parent).returncode == 0


GRAMMAR = "print('built')\ndef is_valid_syntax(term, value): return term == value"
ASKED = """
import launcher.hiding
launcher.hiding.install()
import nbformat
print("read")
from jsonschema import FormatChecker
print([FormatChecker().conforms(address, "iri") for address in ("iri", "no address")])
"""


def test_who_reads_a_notebook_builds_no_grammar_of_addresses_and_who_asks_for_it_has_it(tmp_path):
    (tmp_path / "rfc3987_syntax.py").write_text(GRAMMAR)
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    said = subprocess.check_output([sys.executable, "-c", ASKED], cwd=tmp_path, env=settings, text=True)
    assert said.split("\n") == ["read", "built", "[True, False]", ""]


@pytest.mark.parametrize("has_apt, cure", [(True, "sudo apt install python3-venv"), (False, "https://www.python.org")])
def test_without_venv_the_hint_is_one_exact_cure(monkeypatch, has_apt, cure):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt" if has_apt and name == "apt" else None)
    with pytest.raises(Stop, match="its venv part is missing. Cure: .*" + cure):
        environment.make_venv(lock=0)


@pytest.mark.fault("an environment that cannot be removed")
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
        "data/make.py",
        f"""
import os, signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: None)
os.kill(os.getppid(), signal.{name})
time.sleep(0.3)
print("the child ended by itself", flush=True)
""",
    )
    run = project.run("data")
    assert "the child ended by itself" in run.stdout and run.returncode == 1
    assert run.stdout.endswith("labs.py: stopped. Nothing is half done: start labs.py again.\n")


@pytest.mark.parametrize(
    "said, words",
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "disk is full. Cure: make room",
        ),
        ("error: failed to write: No space left on device (os error 28)", "disk is full. Cure: make room"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one in the lock"),
        ("Hash mismatch for `h5py==3.16.0`", "not the one in the lock"),
        ("OSError: [Errno 30] Read-only file system: '/labs/.venv'", "read-only. Cure: copy the labs"),
        ("Error: [Errno 13] Permission denied: '/labs/.venv'", "may not write there. Cure: copy the labs"),
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "network is up"),
        ("error sending request for url", "network is up"),
        ("ERROR: No matching distribution found for h5py==3.16.0", "64-bit Python"),
        ("SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED", "set PIP_CERT"),
        (
            "certificate verify failed: certificate is not yet valid (_ssl.c:1006)",
            "set the clock of this machine",
        ),
        ("invalid peer certificate: certificate expired: verification time 4102444800", "set the clock of this machine"),
        ("[Errno 1] Operation not permitted: 'lib' -> '.venv/lib64'", "copy the labs to a disk of this machine"),
        ("error: failed to symlink file: Operation not permitted (os error 1)", "copy the labs to a disk of this machine"),
        ("OSError: [Errno 12] Cannot allocate memory", "not enough memory. Cure: close other programs"),
        ("ProxyError('Tunnel connection failed: 407 Proxy Authentication Required')", "set HTTPS_PROXY"),
        (
            "The virtual environment was not created successfully because ensurepip is not\navailable.",
            "its venv part is missing",
        ),
        ("who knows", "its last lines above say why"),
    ],
)
@pytest.mark.fault("the installer fails: {said}")
def test_a_failed_step_names_its_true_cause(project, said, words):
    project.stand_in_for_uv(f"echo {shlex.quote(said)}; exit 1")
    run = project.run("data")
    assert run.returncode == 1 and words in run.stdout.splitlines()[-1] and "Traceback" not in run.stdout
    assert said.splitlines()[0] in run.stdout


@pytest.mark.parametrize("code", [9, 137])
@pytest.mark.fault("the system ends the installer, for want of memory")
def test_an_installer_that_the_system_ends_is_no_riddle(project, code):
    project.stand_in_for_uv("kill -9 $$" if code == 9 else f"exit {code}")
    run = project.run("data")
    assert run.returncode == 1 and "there is not enough memory. Cure: close other" in run.stdout.splitlines()[-1]


@pytest.mark.fault("a colon in the folder's name")
def test_a_colon_in_the_path_is_named_before_anything_is_built(project):
    project.folder = project.folder.rename(project.folder.with_name("labs: mine"))
    run = project.run("data")
    assert run.returncode == 1 and "has a : in it" in run.stdout and "rename that folder" in run.stdout


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EEXIST, errno.ENOTDIR, errno.EIO])
@pytest.mark.fault("the system refuses a file (full, read-only, not ours, in the way)")
def test_a_disk_that_refuses_gets_a_sentence_with_a_cure_and_no_traceback(monkeypatch, capsys, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number), "/labs/.labs.lock")

    monkeypatch.setattr(labs, "COMMANDS", {"open": refuse})
    assert labs.main(["open"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("labs.py: /labs/.labs.lock: ") and "Cure: " in said and said.count("\n") == 1


@pytest.mark.fault("the folder lies on a disk without locks")
def test_a_disk_without_locks_is_named_with_its_cure(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(alone, "LOCK", tmp_path / ".labs.lock")
    monkeypatch.setattr(fcntl, "flock", refuse)
    words = "labs.lock cannot be locked .No locks available.*copy the labs to a disk of this machine"
    with pytest.raises(Stop, match=words), alone.alone("until then"):
        pass


@pytest.mark.parametrize("name", ["requirements.lock", "data/make.py"])
@pytest.mark.fault("a file of the labs' own is missing: {name}")
def test_a_file_of_the_labs_that_is_missing_is_fetched_again(project, name):
    project.stand_in_for_uv()
    project.run("data")
    (project.folder / name).unlink()
    run = project.run("data")
    assert run.returncode == 1 and "Traceback" not in run.stdout
    assert (
        run.stdout.splitlines()[-1] == f"labs.py: {name} is missing. Cure: fetch the labs again, or git checkout -- {name}"
    )


@pytest.mark.parametrize("name", ["launcher", "launcher/terms.py", "launcher/doctor.py"])
@pytest.mark.fault("labs.py without all of its folder launcher/")
def test_labs_py_without_its_folder_says_so(project, name):
    """By a Python that finds no other launcher."""
    path = project.folder / name
    path.write_text("def", "utf-8") if name.endswith("terms.py") else shutil.rmtree(path) if path.is_dir() else path.unlink()
    command = [environment.BASE_PYTHON, "-E", "labs.py", "--help"]
    run = subprocess.run(command, cwd=project.folder, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 1 and len(run.stderr.splitlines()) == 1
    assert run.stderr.startswith("labs.py: the folder launcher/ beside labs.py is missing or damaged")


@pytest.mark.parametrize("number, words", [(errno.EAGAIN, "start no more programs"), (errno.ENOMEM, "not enough memory")])
@pytest.mark.fault("no more processes, or no memory for one")
def test_a_machine_that_starts_no_program_is_told_so(monkeypatch, capsys, number, words):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(labs, "COMMANDS", {"data": lambda: environment.in_environment("data/make.py")})
    assert labs.main(["data"]) == 1 and words in capsys.readouterr().out


@pytest.mark.fault("Ctrl-C while labs.py is read")
def test_ctrl_c_at_the_very_start_is_no_traceback(project):
    project.write("launcher/basics.py", "raise KeyboardInterrupt")
    run = project.run("doctor")
    assert run.returncode == 1 and run.stdout == "labs.py: stopped. Nothing was begun.\n"


@pytest.mark.fault("a package that installs and cannot be imported")
def test_what_cannot_be_imported_is_never_stamped_ready(project):
    project.stand_in_for_uv(UNPACK + "; echo 1/0 > h5py.py")
    run = project.run("data")
    assert run.returncode == 1 and "h5py cannot be imported (ZeroDivisionError" in run.stdout
    assert not (project.folder / ".venv/labs-complete").exists()


@pytest.mark.fault("another Python than the environment was built with")
def test_another_python_builds_the_environment_again(monkeypatch):
    before = environment.fingerprint()
    monkeypatch.setattr(environment.sys, "version", "3.99.0 (of some day)")
    assert environment.fingerprint() != before


@pytest.mark.fault("PIP_USER, PIP_TARGET, PYTHONPATH, JUPYTER_PATH and the like")
def test_settings_from_outside_reach_neither_installer_nor_child(project):
    bent = dict.fromkeys(
        ("PIP_USER", "PIP_TARGET", "PIP_REQUIRE_VIRTUALENV", "PIP_NO_BINARY", "UV_TARGET", "JUPYTER_PATH"), "1"
    )
    bent |= {"PYTHONPATH": str(project.folder / "foreign"), "JUPYTER_PREFER_ENV_PATH": "0", "PIP_INDEX_URL": "kept"}
    bent["PYTHONSAFEPATH"] = "1"
    project.write("foreign/numpy.py", "1/0")
    project.write("data/make.py", "import os; print(sorted(os.environ.items()))")
    project.stand_in_for_uv("env >> " + shlex.quote(str(project.log)) + "; " + UNPACK)
    run = project.run("data", **bent)
    child, installer = run.stdout.splitlines()[-1], "\n".join(project.calls)
    assert run.returncode == 0 and "PIP_INDEX_URL" in child and "PIP_INDEX_URL=kept" in installer
    for name in {*bent} - {"PIP_INDEX_URL", "JUPYTER_PREFER_ENV_PATH"}:
        assert f"'{name}'" not in child and f"{name}=" not in installer
    assert "('JUPYTER_PREFER_ENV_PATH', '1')" in child


@pytest.mark.fault("a second start during the first run")
def test_two_first_runs_build_once_and_both_go_on(project):
    go = project.folder.parent / "go"
    project.stand_in_for_uv(f"while [ ! -e {shlex.quote(str(go))} ]; do sleep 0.1; done; " + UNPACK)
    first = project.start("data")
    wait_until(lambda: len(project.calls) == 2)  # it installs
    second = project.start("data")
    assert "waiting until it has built the environment" in second.stdout.readline()
    go.touch()
    said = [process.communicate(timeout=PATIENCE)[0] for process in (first, second)]
    assert first.returncode == second.returncode == 0 and all("the data were made" in text for text in said)
    assert len(project.calls) == 2


@pytest.mark.fault("the builder is killed and its installer lives on")
def test_a_killed_builder_leaves_no_lock_behind_but_its_installer_is_waited_for(project):
    go, left = project.folder.parent / "go", project.folder.parent / "installer-ended"
    wait = f"while [ ! -e {shlex.quote(str(go))} ]; do sleep 0.1; done"
    project.stand_in_for_uv(f"kill -9 $PPID; {wait}; touch {shlex.quote(str(left))}")
    assert project.run("data").returncode < 0
    project.stand_in_for_uv(f"[ -e {shlex.quote(str(left))} ] || exit 1; " + UNPACK)
    run = project.start("data")
    assert "waiting until it has built the environment" in run.stdout.readline()
    go.touch()
    said, _ = run.communicate(timeout=PATIENCE)
    assert run.returncode == 0 and "the data were made" in said


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.fault("{name} during the first run")
def test_what_ends_the_launcher_ends_the_installer_and_its_children(project, name):
    child = project.folder.parent / "child"
    project.stand_in_for_uv(f"sleep 300 & echo $! > {shlex.quote(str(child))}; kill -{name[3:]} $PPID; wait")
    run = project.run("data")
    assert run.returncode == 1 and run.stdout.endswith("stopped. Nothing is half done: start labs.py again.\n")
    wait_until(lambda: not alive(int(child.read_text())))


def test_the_progress_of_an_install_is_a_few_lines(project):
    project.stand_in_for_uv('i=0; while [ $i -lt 80 ]; do echo "Collecting p$i"; i=$((i+1)); done; ' + UNPACK)
    run = project.run("data")
    assert "labs.py: 75 packages so far ..." in run.stdout and len(run.stdout.splitlines()) < 10


def test_a_request_to_terminate_reaches_a_child_that_does_not_end_by_itself(project):
    project.stand_in_for_uv()
    project.write(
        "data/make.py",
        """
import os, signal, time
signal.signal(signal.SIGTERM, lambda *_: (print("the child was asked to end", flush=True), os._exit(3)))
os.kill(os.getppid(), signal.SIGTERM)
time.sleep(600)
""",
    )
    run = project.run("data")
    assert "the child was asked to end" in run.stdout and run.returncode == 1


def test_the_test_packages_come_when_tests_run_and_only_once(project):
    project.stand_in_for_uv()
    project.run("data")
    assert not any("requirements-test.lock" in call for call in project.calls)
    project.run("bench")
    assert "requirements-test.lock" in project.calls[-1] and len(project.calls) == 3
    assert project.run("bench").stdout == "the benchmarks ran\n" and len(project.calls) == 3
    with (project.folder / "requirements-test.lock").open("a") as lock:
        lock.write("# a newer one\n")
    assert "adding the test packages" in project.run("bench").stdout and len(project.calls) == 4


def test_the_packages_of_the_site_come_when_it_is_built_and_only_once(project):
    project.stand_in_for_uv()
    project.write("website/__main__.py", "import sys; print('built with', *sys.argv[1:])")
    run = project.run("site", "03", "--to", "elsewhere")
    assert "adding the packages that build the site of requirements-site.lock" in run.stdout
    assert run.stdout.splitlines()[-1] == f"built with 03 --to {project.folder / 'elsewhere'}"
    assert "requirements-site.lock" in project.calls[-1] and len(project.calls) == 3
    assert project.run("site").stdout == "built with\n" and len(project.calls) == 3


@pytest.mark.fault("the disk is full and the step does not say so")
@pytest.mark.parametrize("free, words", [(1e6, "the disk is full"), (9e9, "its last lines above say why")])
def test_a_step_that_does_not_say_why_is_blamed_on_a_full_disk_only_if_it_is_full(monkeypatch, free, words):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    assert words in causes.cause("Command 'ensurepip' returned non-zero exit status 1.")
