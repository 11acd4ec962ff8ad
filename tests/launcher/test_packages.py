"""pyproject.toml, environment.yml and requirements.lock say the same, and the lock says nothing about a machine."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LEARNERS, SITE, LOCK = ((ROOT / f"requirements{extra}.lock").read_text("utf-8") for extra in ("", "-site", "-test"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
LIVE_LINK = re.compile(r"urlpath=lab/tree/(\w+)/")
WANTED = [Requirement(text) for text in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]]


def pinned(lock: str) -> list[tuple[str, str]]:
    """Name and version; a package twice: for an older Python."""
    return re.findall(r"^([a-z0-9][\w.-]*)==([^\s;\\]+)", lock, flags=re.M)


PINNED = pinned(LOCK)


def test_environment_yml_and_pyproject_name_the_same_packages_and_ranges():
    conda = {line for line in CONDA if isinstance(line, str)} - {"python=3.11", "pip"}
    assert conda == set(PROJECT["dependencies"])
    assert "python=3.11" in CONDA and {"pip": ["-e ."]} in CONDA


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_every_package_is_locked_within_its_range(wanted):
    versions = [version for name, version in PINNED if name == canonicalize_name(wanted.name)]
    assert versions and all(version in wanted.specifier for version in versions)


def imported(folder: Path) -> set[str]:
    """The top-level names that the modules of a folder import from elsewhere."""
    nodes = [node for path in folder.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"labutils", "tests", "launcher"}


def test_every_package_the_library_imports_is_one_it_asks_for_by_name():
    extras = [text for name in ("cluster", "optuna", "test") for text in PROJECT["optional-dependencies"][name]]
    asked = {canonicalize_name(Requirement(text).name) for text in [*PROJECT["dependencies"], *extras]}
    owners = packages_distributions()
    strangers = {
        name for name in imported(ROOT / "labutils") if not asked & set(map(canonicalize_name, owners.get(name, [name])))
    }
    assert strangers == set()


@pytest.mark.parametrize("trace", ["://", "/", "@ ", "file:", "index-url", "find-links", "localhost", "uv pip"])
def test_the_lock_names_no_host_and_no_path(trace):
    assert trace not in LOCK + LEARNERS + SITE


def test_every_locked_package_carries_hashes():
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.M)[1:]
    assert len(blocks) == len(PINNED) > 50
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("system", ["sys_platform == 'win32'", "sys_platform == 'darwin'"])
def test_the_lock_serves_other_systems_too(system):
    assert system in LOCK


def test_the_learners_lock_is_the_part_without_the_test_packages():
    assert set(pinned(LEARNERS)) < set(PINNED)
    names = {name for name, _ in pinned(LEARNERS)}
    assert {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"]} <= names
    assert not names & {"pytest", "playwright", "hypothesis", "ruff", "optuna", "distributed", "voila"}


def test_the_sites_lock_is_the_learners_with_what_builds_the_site_and_the_tests_have_that_too():
    names = {canonicalize_name(Requirement(text).name) for text in PROJECT["optional-dependencies"]["site"]}
    assert names <= {name for name, _ in set(pinned(SITE)) - set(pinned(LEARNERS))}
    assert set(pinned(LEARNERS)) < set(pinned(SITE)) < set(PINNED)
    assert SITE.count("==") <= SITE.count("--hash=sha256:")


def test_binder_gets_the_working_copies_its_link_opens(tmp_path):
    for name in ("postBuild", "launcher", "notebooks"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    assert os.access(tmp_path / "postBuild", os.X_OK)
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    subprocess.run([tmp_path / "postBuild"], cwd=tmp_path, env={**os.environ, "PATH": path}, check=True)
    opened = LIVE_LINK.search((ROOT / "website/frames/live.html").read_text("utf-8"))
    assert (tmp_path / opened[1] / "00_start_here.ipynb").exists()
