"""The commands that run something in the environment: the tests, the benchmarks, the shipped notebooks."""

import tempfile
import time
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from launcher.basics import ROOT, Stop, say
from launcher.children import run_beside
from launcher.copies import PROGRESS, WORK, find_lab, labs
from launcher.environment import PYTHON, ensure_environment, in_environment, install

BROWSER = "browser tests"  # they wait most of their time, so they run beside the others, which compute
COUNTS = ("tests", "failures", "errors", "skipped")
REPORT = "report.xml"
INSIDE = ("-m", "launcher.inside")  # for what writes a learner's or a teacher's files: an error is a sentence there
COMPARE = "--faults-table=compare"  # the counts of tests/faults/README.md with those of a whole run
IN_ORDER = "--no-loadscope-reorder"  # the conftest.py of tests and of tests/browser say which files come first
STRICTER = "tests.notebooks.strict_nbval"  # our pytest plugin: what nbval has no option for


def run_tests(*arguments: str) -> int:
    return run_rounds(rounds(arguments))


def run_soak(*arguments: str) -> int:
    """The long trials: pytest enters tests/soak only when it is named."""
    return run_rounds({"long trials": ["--timeout=7200", "-n", "2", *(arguments or [COMPARE, "tests/soak"])]})


def run_rounds(rounds: dict[str, list]) -> int:
    ensure_environment("test")
    began = time.monotonic()
    with ExitStack() as stack:
        beside = [stack.enter_context(pytest_beside(name, rounds[name])) for name in rounds if name == BROWSER]
        results = [run_pytest(name, options) for name, options in rounds.items() if name != BROWSER]
        results += [result() for result in beside]
    passed, failed, skipped = (sum(result[i] for result in results) for i in range(3))
    say(f"{'NOT well' if failed else 'all is well'} after {time.monotonic() - began:.0f} s:")
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed else 0


def rounds(arguments: tuple[str, ...]) -> dict[str, list]:
    """The runs of pytest, each on two processes; on three those of the browser, which share no JupyterLab. Cells run in
    their own order."""
    strict = ["--nbval", "--nbval-cell-timeout=120", "-p", STRICTER, "-p", "no:randomly"]
    if arguments == ("--fast",):
        return {"fast tests": [*processes(2), "--ignore=tests/browser", "--ignore=tests/notebooks"]}
    if arguments:
        return {"chosen tests": list(arguments)}
    return {
        "tests": [*processes(2), IN_ORDER, COMPARE, "--ignore=tests/browser"],
        BROWSER: [*processes(3), IN_ORDER, COMPARE, "tests/browser"],
        "notebooks": [*processes(2), *strict, "notebooks"],
    }


def processes(count: int) -> list[str]:
    return ["-n", str(count), "--dist", "loadfile"]


def run_pytest(name: str, options: list) -> tuple[int, int, int]:
    """Passed, failed, skipped of one run. One that breaks off, or has nothing to run, counts as a failure."""
    say(f"{name} ...")
    with tempfile.TemporaryDirectory() as folder:
        arguments, settings = pytest_in(Path(folder), options)
        return counted(Path(folder), in_environment(*arguments, **settings))


@contextmanager
def pytest_beside(name: str, options: list) -> Iterator[Callable[[], tuple[int, int, int]]]:
    """The same while others run; a call waits for its end, prints what it said and gives its counts."""
    with tempfile.TemporaryDirectory() as folder:
        arguments, settings = pytest_in(Path(folder), options)
        with run_beside(Path(folder, "said"), PYTHON, *arguments, **settings) as process:

            def result() -> tuple[int, int, int]:
                say(f"{name}, which began with the others ...")
                code = process.wait()
                print(Path(folder, "said").read_text("utf-8", "replace"), flush=True)
                return counted(Path(folder), code)

            yield result


def pytest_in(folder: Path, options: list) -> tuple[list, dict[str, str | None]]:
    """What Python runs, and under which settings; what it leaves behind is in the folder."""
    settings = {
        "IPYTHONDIR": str(folder),
        "JUPYTER_CONFIG_DIR": str(folder),
        "JUPYTER_PLATFORM_DIRS": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",  # two workers share the cores
        "PYTHONDONTWRITEBYTECODE": None,  # hundreds of Pythons start, and each would compile the library again
    }
    return ["-m", "pytest", f"--junitxml={folder / REPORT}", *options], settings


def counted(folder: Path, code: int) -> tuple[int, int, int]:
    """Passed, failed, skipped of a run that ended with this code."""
    report = folder / REPORT
    suite = ElementTree.parse(report).getroot().find("testsuite") if report.exists() else {}
    tests, failures, errors, skipped = (int(suite.get(key, 0)) for key in COUNTS)
    return tests - failures - errors - skipped, max(failures + errors, 1 if code else 0), skipped


def run_bench(*arguments: str) -> int:
    if not (ROOT / "benchmarks" / "__main__.py").exists():
        raise Stop("this copy has no folder benchmarks/. Cure: fetch the whole project again.")
    ensure_environment("test")
    if "--peers" in arguments:  # hundreds of MB that no learner has to fetch
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        install(*project["optional-dependencies"]["bench"])
    return in_environment("-m", "benchmarks", *arguments)


def run_data() -> int:
    """Make the data files again: what a learner without git does when one is missing or damaged."""
    ensure_environment()
    return in_environment(*INSIDE, "data/make.py")


def run_progress() -> int:
    """How far the learner has come: the file is work/progress.sqlite, and it stays there."""
    ensure_environment()
    return in_environment(*INSIDE, "labutils.labs", LABS_PROGRESS=str(PROGRESS))


def run_handin(*arguments: str) -> int:
    """One file with the learner's code, verdicts and guesses, for a teacher."""
    ensure_environment()
    file = str(PROGRESS)
    return in_environment(*INSIDE, "labutils.classroom", "handin", f"--work={WORK}", *arguments, LABS_PROGRESS=file)


def run_grade(*arguments: str) -> int:
    """A folder of such files, re-checked."""
    ensure_environment()
    places = [word if word.startswith("-") or not Path(word).exists() else Path(word).absolute() for word in arguments]
    return in_environment(*INSIDE, "labutils.classroom", "grade", *places)


def run_site(*arguments: str) -> int:
    """The labs as a static site in site/, or in the folder after --to."""
    ensure_environment("site")
    named = zip(("", *arguments), arguments)
    return in_environment("-m", "website", *(Path(word).absolute() if before == "--to" else word for before, word in named))


def run_notebooks(*arguments: str) -> int:
    chosen = [find_lab(number) for number in arguments] or labs()
    ensure_environment("test")
    return in_environment("-m", "labutils.notebooks", *chosen)
