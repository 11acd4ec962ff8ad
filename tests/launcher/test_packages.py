"""pyproject.toml, environment.yml and requirements.lock say the same, and the lock says nothing about a machine."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LEARNERS, LOCK = ((ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-test.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
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


@pytest.mark.parametrize("trace", ["://", "/", "@ ", "file:", "index-url", "find-links", "localhost", "uv pip"])
def test_the_lock_names_no_host_and_no_path(trace):
    assert trace not in LOCK + LEARNERS


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
