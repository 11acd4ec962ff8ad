"""The command line itself, the script CI runs, and the round-up of a test run."""

import ast
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import inside, runs
from launcher.basics import NO_LABS
from launcher.children import run_beside, surroundings

ROOT = Path(__file__).resolve().parents[2]
IN_THE_ENVIRONMENT = {ROOT / "launcher" / f"{name}.py" for name in ("hub", "pictures", "prompt", "server")}
LAUNCHER = [ROOT / "labs.py", *sorted({*(ROOT / "launcher").glob("*.py")} - IN_THE_ENVIRONMENT)]


def test_an_unknown_command_is_answered_with_the_ones_there_are(project):
    run = project.run("opne")
    assert run.returncode == 1
    assert run.stdout == (
        "labs.py: there is no command opne. There are: open, test, soak, bench, notebooks, site, data, progress, handin, "
        "grade, update, reset, doctor.\n"
    )


def test_help_lists_every_command(project):
    run = project.run("--help")
    assert run.returncode == 0
    assert all(
        f"labs.py {command}" in run.stdout
        for command in ("test", "soak", "bench", "notebooks", "site", "data", "handin", "grade", "update", "reset", "doctor")
    )


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (("reset",), "labs.py: which lab? For example: python3 labs.py reset 03\n"),
        (("reset", "07"), "labs.py: there is no lab 07. Labs here: none.\n"),
        (("open", "07"), "labs.py: there is no lab 07. Labs here: none.\n"),
        (("open",), f"labs.py: {NO_LABS}\n"),
        (("doctor", "--all"), "labs.py: doctor does not take these words: --all. Cure: python3 labs.py --help.\n"),
        (("data", "03"), "labs.py: data does not take these words: 03. Cure: python3 labs.py --help.\n"),
        (("progress", "03"), "labs.py: progress does not take these words: 03. Cure: python3 labs.py --help.\n"),
    ],
)
def test_a_wrong_argument_gets_one_sentence_before_anything_is_built(project, arguments, sentence):
    run = project.run(*arguments)
    assert (run.returncode, run.stdout) == (1, sentence) and not (project.folder / ".venv").exists()


@pytest.mark.parametrize(
    "error, words",
    [
        ("OSError(28, 'No space left on device', 'a.h5')", "a.h5: the disk is full. Cure: make room"),
        ("FileNotFoundError(2, 'No such file or directory', 'a.h5')", "a.h5: No such file or directory. Cure: "),
        ("OSError('a.h5 cannot be written. Cure: rename it.')", "a.h5 cannot be written. Cure: rename it."),
    ],
)
@pytest.mark.fault("a command of the labs is refused a file")
def test_what_the_system_refuses_a_command_is_told_in_a_sentence(project, error, words):
    project.stand_in_for_uv()
    project.write("data/make.py", f"raise {error}")
    run = project.run("data")
    assert run.returncode == 1 and "Traceback" not in run.stdout
    assert run.stdout.splitlines()[-1].startswith(f"labs.py: {words}")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that Linux has")
@pytest.mark.parametrize(
    "words, code, said", [("--help", 0, "The one launcher"), ("reset 77", 1, "labs.py: there is no lab")]
)
@pytest.mark.fault("labs.py's own words to a full disk")
def test_what_cannot_be_written_to_its_output_is_told_with_the_errors(project, words, code, said):
    with open("/dev/full", "w") as full:
        command = [sys.executable, "labs.py", *words.split()]
        run = subprocess.run(command, cwd=project.folder, stdout=full, stderr=subprocess.PIPE, text=True, timeout=200)
    assert run.returncode == code and run.stderr.startswith(said) and "Traceback" not in run.stderr


@pytest.mark.parametrize("command", [runs.run_data, runs.run_progress, runs.run_handin, runs.run_grade])
def test_what_writes_a_learners_or_a_teachers_files_runs_inside(monkeypatch, command):
    monkeypatch.setattr(runs, "ensure_environment", lambda: None)
    monkeypatch.setattr(runs, "in_environment", lambda *words, **_: words)
    assert command()[:2] == ("-m", "launcher.inside")


def test_inside_a_module_runs_as_if_it_had_been_called(tmp_path, monkeypatch, capsys):
    (tmp_path / "asked_for.py").write_text("import sys; print(__name__, sys.argv[1:]); sys.exit(3)")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "argv", [])
    for what in ("asked_for", str(tmp_path / "asked_for.py")):
        with pytest.raises(SystemExit, match="3"):
            inside.run(what, "--to", "there")
        assert capsys.readouterr().out == "__main__ ['--to', 'there']\n"


def test_bench_without_benchmarks_says_what_is_missing(project):
    (project.folder / "benchmarks/__main__.py").unlink()
    run = project.run("bench")
    assert run.returncode == 1 and "this copy has no folder benchmarks/" in run.stdout


def test_peers_are_installed_only_when_asked_for(project):
    project.stand_in_for_uv()
    project.run("bench")
    assert not any("torch" in call for call in project.calls)
    project.run("bench", "--peers")
    assert "torch==" in project.calls[-1]


@pytest.mark.parametrize("path", LAUNCHER, ids=lambda path: path.name)
def test_the_launcher_imports_nothing_but_the_standard_library(path):
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= set(sys.stdlib_module_names) | {"launcher"}


def test_an_old_python_can_read_labs_py_far_enough_to_say_it_is_too_old():
    source = (ROOT / "labs.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert source.index("sys.version_info < (3, 11)") < source.index("from launcher")


def test_ci_runs_the_same_command_as_a_learner():
    script = ROOT / ".ci/run"
    assert script.stat().st_mode & stat.S_IXUSR or os.name == "nt"
    assert script.read_text("utf-8").rstrip().endswith('exec python3 labs.py test "$@"')
    subprocess.run(["bash", "-n", script], check=True)


def test_the_whole_suite_is_unit_browser_and_strict_notebooks():
    every = runs.rounds(())
    assert list(every) == ["tests", "browser tests", "notebooks"]
    assert {"--nbval", "--nbval-cell-timeout=120", runs.STRICTER, "notebooks"} <= set(every["notebooks"])


def test_long_trials_run_when_they_are_asked_for_and_never_otherwise():
    def collected(*where: str) -> str:
        command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider", *where]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout

    file = "tests/soak/test_store_trips.py"
    others = [f"--ignore={path}" for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "soak"]
    others += [f"--ignore={path}" for path in (ROOT / "tests/soak").glob("test_*.py") if not file.endswith(path.name)]
    assert file in collected("tests/soak", *others)
    assert "tests/soak" not in collected("tests", *others)


def test_soak_runs_the_long_trials_or_the_ones_named(monkeypatch):
    monkeypatch.setattr(runs, "run_rounds", lambda rounds: rounds["long trials"])
    assert runs.run_soak()[-1] == "tests/soak"
    assert runs.run_soak("tests/soak/test_store_trips.py", "-k", "saved")[-3:] == [
        "tests/soak/test_store_trips.py",
        "-k",
        "saved",
    ]


@pytest.mark.parametrize(
    "body, counts",
    [
        ("def test_a(): pass\ndef test_b(): pass", (2, 0, 0)),
        ("import pytest\ndef test_a(): pytest.skip('no')\ndef test_b(): assert 0\ndef test_c(): pass", (1, 1, 1)),
        ("import nothing_of_the_kind", (0, 1, 0)),
        ("", (0, 1, 0)),
    ],
    ids=["green", "red", "breaks off", "nothing to run"],
)
def test_a_run_is_counted_and_a_run_that_ran_nothing_is_a_failure(tmp_path, monkeypatch, body, counts):
    monkeypatch.setattr(runs, "in_environment", run_here)
    file = tmp_path / "test_sample.py"
    file.write_text(body)
    assert runs.run_pytest("sample", [file, "-q", "-p", "no:cacheprovider", f"--rootdir={tmp_path}"]) == counts


def test_the_browsers_tests_run_beside_the_others_and_are_counted_with_them(tmp_path, monkeypatch, capfd):
    """Each of the two waits for a sign of the other; what the browser's says comes last, in one piece."""
    meet = "import pathlib, time\nhere = pathlib.Path(__file__).parent\ndef test_meet():\n (here / {mine!r}).touch()\n"
    meet += " until = time.monotonic() + 100\n while not (here / {other!r}).exists(): assert time.monotonic() < until\n"
    for mine, other in (("tests", runs.BROWSER), (runs.BROWSER, "tests")):
        (tmp_path / f"test_{len(mine)}.py").write_text(meet.format(mine=mine, other=other))
    monkeypatch.setattr(runs, "ensure_environment", lambda _: None)
    monkeypatch.setattr(runs, "PYTHON", sys.executable)
    monkeypatch.setattr(runs, "in_environment", run_here)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    options = ["-q", "-p", "no:cacheprovider", f"--rootdir={tmp_path}"]
    names = (runs.BROWSER, "tests")
    assert runs.run_rounds({name: [tmp_path / f"test_{len(name)}.py", *options] for name in names}) == 0
    said = capfd.readouterr().out
    assert said.index("1 passed in") > said.index(f"{runs.BROWSER}, which began with the others") > said.index("tests ...")
    assert said.endswith("2 passed, 0 failed, 0 skipped\n")


def test_what_runs_beside_us_ends_with_us(tmp_path, monkeypatch):
    monkeypatch.setattr("launcher.children.PATIENCE", 0.1)
    with run_beside(tmp_path / "said", sys.executable, "-c", "import time; time.sleep(200)") as process:
        pass
    assert process.returncode


def test_each_python_of_the_tests_finds_compiled_what_another_has_compiled(tmp_path):
    assert runs.pytest_in(tmp_path, [])[1]["PYTHONDONTWRITEBYTECODE"] is None
    assert "A" not in surroundings({"A": None}) and surroundings({"A": "1"})["A"] == "1"


def run_here(*arguments: object, **settings: str | None) -> int:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env={**surroundings(settings), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},  # the sample needs none
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ).returncode
