"""Small slips, planted one at a time by mutmut, and those that no test notices.

``python -m tests.soak.mutants checks FOLDER`` runs one group in a copy of the tree that is made in FOLDER, and writes the
slips that nobody noticed into ``survivors/checks.toml`` with the reasons already known there. Broken off, it goes on
where it was when the same command is given again. ``--sample 40 --seed 1`` tries so many of the slips, names those that
nobody noticed, and writes nothing; a larger sample of the same seed goes on where the smaller one ended.

mutmut leaves out functions with a decorator other than ``staticmethod`` and ``classmethod``, so properties are not tried.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from tests.recipes.conftest import Copy

HERE = Path(__file__).parent
NOTICED = 0.9  # of all slips, at least
SURVIVED = (0, 5, 33)  # exit codes of a slip: all tests passed, or none was run
OPEN = "open: nobody has looked at this one yet"


ATTACKS = ("tests/faults/test_checks_attacked.py",)


class Group(NamedTuple):
    """The files in which slips are planted, and the tests that are asked; one in ``every`` slips is tried.

    leave_out : tests that cannot run on planted code, because they start a Python of their own.
    """

    files: tuple[str, ...]
    tests: tuple[str, ...]
    every: int = 20
    leave_out: tuple[str, ...] = ()


def unit(*names: str, folder: str = "") -> tuple[str, ...]:
    return tuple(f"tests/unit/{folder}test_{name}.py" for name in names)


def core(*names: str) -> tuple[str, ...]:
    return tuple(f"labutils/{name}.py" for name in names)


GROUPS = {
    "scenes": Group(core("scenes"), unit("scenes"), every=1),
    "checks": Group(
        ("labutils/checks/*.py",),
        (
            *unit("judge", "values", "relations", "labs", "words", "handed", "second_hand", "slips", folder="checks/"),
            *unit("progress"),
            *ATTACKS,
        ),
    ),
    "networks": Group(
        core("layers/*", "network", "passes", "penalties", "parameters", "costs", "functions", "initializers", "stacks")
        + core("views", "wiring", "streams"),
        unit("network", "layers", "functions", "parameters", "stacks", "wiring", "numpy_errors", "plain", "gradcheck")
        + unit("costs", "own_parts", "properties", "blame"),
        leave_out=("tests/unit/test_parameters.py::test_a_network_trained_in_another_process_is_the_one_trained_here",),
    ),
    "training": Group(
        core(
            "optimizers",
            "updates",
            "schedules",
            "times",
            "training",
            "regime",
            "blame",
            "batches",
            "gradcheck",
            "differences",
        )
        + core("splits"),
        unit("training", "schedules", "blame", "gradcheck", "splits", "network", "numpy_errors", "properties", "stacks")
        + unit("plain"),
    ),
    "data": Group(
        core("validate/*", "store", "hdf5", "distort", "data"),
        (
            *unit("validate", "store", "distort", "data", "noisy_field", "training", "splits", "gradcheck", "stacks"),
            "tests/faults/test_store_faults.py",
            "tests/unit/borders/test_odd_numbers.py",
        ),
    ),
    "live": Group(
        ("labutils/live/*.py",),
        (
            *unit("controls", "film", "films", "panel", "picture", "player", "record", "viewers", folder="live/"),
            *unit("random", "reading", "touch", folder="live/"),
            *unit("guesses"),
        ),
    ),
}

SETTINGS = """

[tool.mutmut]
source_paths = ["labutils"]
only_mutate = {files}
also_copy = ["data", "notebooks", "launcher", "labs.py", "benchmarks", "README.md", "CONTRIBUTING.md"]
pytest_add_cli_args = {arguments}
pytest_add_cli_args_test_selection = {tests}
use_git_change_detection = false
track_dependencies = false
"""


class Slip(NamedTuple):
    """Where a slip is, and what its line was and became."""

    where: str
    was: str
    now: str


def prepare(folder: Path, group: Group) -> None:
    """A copy of the tree that says which files and tests are meant."""
    leave_out = [word for test in group.leave_out for word in ("--deselect", test)]
    arguments = ["-p", "no:randomly", "-p", "no:cacheprovider", *leave_out]
    settings = {"files": group.files, "arguments": arguments, "tests": group.tests}
    Copy(folder).append("pyproject.toml", SETTINGS.format(**{key: json.dumps(value) for key, value in settings.items()}))


def plant(folder: Path, name: str, *, children: int = 2, sample: int = 0, seed: int = 0) -> None:
    """Run one group in a copy of the tree, or go on with it; minutes to an hour."""
    group = GROUPS[name]
    if not (folder / "pyproject.toml").exists():
        prepare(folder, group)
    env = {**os.environ, "PYTHONPATH": str(folder), "OMP_NUM_THREADS": "1"}
    chosen = map(str, (group.every, sample, seed))
    command = [sys.executable, folder / "tests/soak/mutate.py", *chosen, "run", "--max-children", str(children)]
    run = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    assert run.returncode == 0 and "/" in run.stdout, (run.stdout + run.stderr)[-4_000:]


def results(folder: Path, *, sampled: bool = False) -> tuple[int, list[Slip]]:
    """How many slips were tried, and those that nobody noticed."""
    tried, unnoticed = 0, []
    for meta in sorted((folder / "mutants").rglob("*.py.meta")):
        codes = json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
        assert sampled or None not in codes.values(), f"{meta.name}: the run broke off"
        tried += len(codes) - list(codes.values()).count(None)
        path = meta.relative_to(folder / "mutants").as_posix().removesuffix(".meta")
        unnoticed += [slip(folder, key, path) for key, code in codes.items() if code in SURVIVED]
    return tried, unnoticed


def slip(folder: Path, key: str, path: str) -> Slip:
    """One of mutmut's mutants by its line; its number would change with every line above it."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    here = os.getcwd()
    os.chdir(folder)
    try:
        diff = get_diff_for_mutant(key, path=path).splitlines()
    finally:
        os.chdir(here)
    was, now = (" ".join(line[1:].strip() for line in diff if re.match(rf"\{sign}(?!\{sign})", line)) for sign in "-+")
    where = key.split("__mutmut_")[0].removeprefix("labutils.")
    return Slip(re.sub(r"\bx(_?)ǁ?", "", where).replace("ǁ", "."), was, now)


def reasons(name: str) -> dict[Slip, str]:
    """The slips that may pass unnoticed, each with its reason."""
    file = HERE / "survivors" / f"{name}.toml"
    groups = tomllib.loads(file.read_text("utf-8"))["slips"] if file.exists() else []
    return {Slip(*slip): group["reason"] for group in groups for slip in group["slips"]}


def write(name: str, unnoticed: list[Slip], tried: int) -> None:
    """The list again, with the reasons that are known."""
    known, by_reason = reasons(name), defaultdict(list)
    for one in sorted(set(unnoticed)):
        by_reason[known.get(one, OPEN)].append(one)
    lines = [
        f"# {tried - len(unnoticed)} of {tried} slips are noticed. Written by python -m tests.soak.mutants {name} FOLDER"
    ]
    for reason, slips in by_reason.items():
        lines += ["", "[[slips]]", f"reason = {json.dumps(reason, ensure_ascii=False)}", "slips = ["]
        lines += [f"    {json.dumps(list(slip), ensure_ascii=False)}," for slip in slips] + ["]"]
    (HERE / "survivors").mkdir(exist_ok=True)
    (HERE / "survivors" / f"{name}.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("group", choices=GROUPS)
    parser.add_argument("folder", type=Path)
    for name, default in (("--sample", 0), ("--seed", 0), ("--children", 1)):
        parser.add_argument(name, type=int, default=default)
    asked = parser.parse_args()
    group, place = asked.group, asked.folder.absolute()
    plant(place, group, children=asked.children, sample=asked.sample, seed=asked.seed)
    tried, unnoticed = results(place, sampled=bool(asked.sample))
    if asked.sample:
        print(*(f"{one.where}: {one.was} -> {one.now}" for one in unnoticed), sep="\n")
    else:
        write(group, unnoticed, tried)
    print(f"{group}: {tried - len(unnoticed)} of {tried} slips are noticed ({1 - len(unnoticed) / tried:.1%})")
