"""Imports inside labutils point only downwards."""

import ast
import importlib
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "labutils"

LEVELS = [
    {"validate", "plain", "hdf5", "words", "kernel"},
    {
        "streams",
        "functions",
        "views",
        "times",
        "updates",
        "splits",
        "distort",
        "store",
        "plots",
        "progress",
        "differences",
    },
    {"initializers", "costs", "data", "stacks", "optimizers", "schedules"},
    {"layers"},
    {"wiring"},
    {"parameters"},
    {"passes", "penalties"},
    {"network"},
    {"blame", "batches", "probe"},
    {"regime"},
    {"training", "gradcheck", "search", "checks", "claims", "guesses", "notebooks"},
    {"recipe"},
    {"live"},
    {"scenes"},
    {"forks"},
    {"labs"},
    {"classroom"},
]
LONGEST = 200  # lines of a file
LONGER = {
    "labs/normalise/exercises/batchnorm_forward.py": 220,
    "labs/optimise/exercises/adam_step.py": 220,
}
LEVEL = {module: level for level, modules in enumerate(LEVELS) for module in modules}
BROWSER_LIBRARIES = {"ipywidgets", "anywidget", "traitlets"}
FILES = sorted(ROOT.rglob("*.py"))


def module_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def absolute(node: ast.ImportFrom, path: Path) -> str:
    """The dotted name a (possibly relative) import refers to."""
    if not node.level:
        return node.module
    package = ["labutils", *path.relative_to(ROOT).parent.parts]
    base = package[: len(package) - node.level + 1]
    return ".".join(base + ([node.module] if node.module else []))


def imported_names(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, path)
            names += [f"{base}.{alias.name}" if base == "labutils" else base for alias in node.names]
    return names


def house_modules(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported_names(path) if name.startswith("labutils.")}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_only_downwards(path):
    module = module_of(path)
    if module == "__init__":
        assert not house_modules(path), "the package itself imports nothing, so that importing one module stays cheap"
        return
    for used in house_modules(path) - {module}:
        assert LEVEL[used] < LEVEL[module], f"{module} (level {LEVEL[module]}) imports {used} (level {LEVEL[used]})"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_live_imports_the_widget_libraries(path):
    roots = {name.split(".")[0] for name in imported_names(path)}
    assert module_of(path) == "live" or not roots & BROWSER_LIBRARIES


def files_imported(path: Path) -> set[Path]:
    """The files of the library that a file names in an import, also in one for the type checker's eyes only."""
    files = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = absolute(node, path)
            files |= {file_of(f"{base}.{alias.name}") or file_of(base) for alias in node.names}
        elif isinstance(node, ast.Import):
            files |= {file_of(alias.name) for alias in node.names}
    return files - {None, path}


def file_of(name: str) -> Path | None:
    """The file of a module of the library, None for anything else."""
    first, *rest = name.split(".")
    place = ROOT.joinpath(*rest)
    candidates = (place / "__init__.py", place.with_suffix(".py")) if first == "labutils" else ()
    return next((file for file in candidates if file.exists()), None)


def test_no_two_modules_import_each_other_not_even_for_types():
    try:
        TopologicalSorter({path: files_imported(path) for path in FILES}).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(str(path.relative_to(ROOT)) for path in error.args[1]))


def test_no_lab_imports_another_lab():
    for path in (ROOT / "labs").glob("*/**/*.py"):
        others = {n for n in imported_names(path) if n.startswith("labutils.labs.")}
        lab = path.relative_to(ROOT / "labs").parts[0]
        assert all(f"{n}.".startswith(f"labutils.labs.{lab}.") for n in others), f"{path.name}: {others}"


LABS = sorted(path.parent for path in (ROOT / "labs").glob("*/panels"))
PANEL_FILES = [path for lab in LABS for path in sorted(lab.glob("panels/*.py")) if path.name != "__init__.py"]
EXERCISE_FILES = [path for lab in LABS for path in sorted(lab.glob("exercises/*.py")) if path.name != "__init__.py"]


def defined(path: Path) -> list[str]:
    """The functions and classes of a module, in their order."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [node.name for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]


@pytest.mark.parametrize("path", PANEL_FILES, ids=lambda p: str(p.relative_to(ROOT / "labs")))
def test_a_panel_lives_in_the_file_of_its_name_with_its_scene_and_nothing_else(path):
    *scenes, panel = defined(path)
    assert panel == f"{path.stem}_panel"
    assert f"{path.stem.title().replace('_', '')}Scene" in scenes or not scenes
    assert all(scene.endswith("Scene") for scene in scenes), f"{scenes}: what is no scene has a place of its own in the lab"


@pytest.mark.parametrize("lab", LABS, ids=lambda p: p.name)
def test_an_exercise_lives_in_the_file_of_its_name(lab):
    exercises = importlib.import_module(f"labutils.labs.{lab.name}").EXERCISES.exercises
    assert {exercise.name for exercise in exercises} == {path.stem for path in EXERCISE_FILES if lab in path.parents}


@pytest.mark.parametrize("lab", LABS, ids=lambda p: p.name)
def test_a_lab_names_every_panel_it_has_and_every_panel_file_is_named(lab):
    module = importlib.import_module(f"labutils.labs.{lab.name}")
    assert set(module.PANELS) == {f"{path.stem}_panel" for path in PANEL_FILES if path.parent.parent == lab}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_inside_a_lab_imports_are_relative_and_the_library_is_called_by_its_name(path):
    froms = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    if module_of(path) != "labs" or path.parent.name == "labs" or not any(lab in path.parents for lab in LABS):
        return
    assert not [node.module for node in froms if not node.level and node.module.startswith("labutils.labs")]
    assert not [node.module for node in froms if node.level and not absolute(node, path).startswith("labutils.labs")]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_long(path):
    """One idea a file."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGER.get(path.relative_to(ROOT).as_posix(), LONGEST)


def test_the_tests_of_a_package_live_in_the_folder_or_the_file_of_its_name():
    unit, packages = ROOT.parent / "tests" / "unit", {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert {name for name in packages if not (unit / name).is_dir() and not (unit / f"test_{name}.py").exists()} == set()
    assert [path.name for path in unit.glob("test_*_*.py") if path.stem.split("_")[1] in packages] == []


def test_every_module_has_a_level():
    assert {module_of(p) for p in FILES} - {"__init__"} <= set(LEVEL)


def test_the_table_of_levels_in_contributing_is_this_one():
    text = (ROOT.parent / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| \d+ \| (.*) \|$", text, re.M)
    assert [set(re.findall(r"`([a-z0-9]+)(?:/<lab>)?`", row)) for row in rows] == LEVELS
