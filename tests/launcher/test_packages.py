"""pyproject.toml, environment.yml and requirements.lock say the same, and the lock says nothing about a machine."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
WANTED = [Requirement(text) for text in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]]

PINNED = re.findall(r"^([a-z0-9][\w.-]*)==([^\s;\\]+)", LOCK, flags=re.M)  # a package twice: for an older Python


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
    assert trace not in LOCK


def test_every_locked_package_carries_hashes():
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.M)[1:]
    assert len(blocks) == len(PINNED) > 50
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("system", ["sys_platform == 'win32'", "sys_platform == 'darwin'"])
def test_the_lock_serves_other_systems_too(system):
    assert system in LOCK
