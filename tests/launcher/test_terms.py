"""The launcher's own terms: what reaches its children, and how many BLAS threads they start."""

import os

import pytest

from launcher import terms


@pytest.fixture
def groups(tmp_path, monkeypatch):
    """A machine with 16 processors and control groups of our own."""
    monkeypatch.setattr(terms, "CGROUPS", tmp_path)
    monkeypatch.setattr(terms, "own_group", lambda: "/mine")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)
    return tmp_path


def lay(folder, **files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)


def test_without_a_quota_all_processors_are_used(groups):
    lay(groups / "mine", cpu__max="max 100000\n")
    assert terms.processors() == 16


@pytest.mark.parametrize(
    "quota, used", [("200000 100000", 2), ("150000 100000", 2), ("50000 100000", 1), ("9900000 100000", 16)]
)
@pytest.mark.fault("a container's quota of processors")
def test_a_quota_limits_them(groups, quota, used):
    lay(groups / "mine", cpu__max=quota)
    assert terms.processors() == used


def test_a_quota_of_the_first_version_limits_them_too(groups):
    lay(groups / "cpu", cpu__cfs_quota_us="300000\n", cpu__cfs_period_us="100000\n")
    assert terms.processors() == 3
    lay(groups / "cpu", cpu__cfs_quota_us="-1\n")
    assert terms.processors() == 16


def test_children_get_that_many_threads_unless_somebody_said_otherwise(groups, monkeypatch):
    lay(groups / "mine", cpu__max="200000 100000")
    for name in terms.THREADS:
        monkeypatch.delenv(name, raising=False)
    assert terms.our_terms()["OPENBLAS_NUM_THREADS"] == "2"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    assert terms.our_terms()["OPENBLAS_NUM_THREADS"] == "1"


@pytest.mark.parametrize(
    "name", ["PIP_USER", "PIP_PREFIX", "UV_SYSTEM_PYTHON", "PYTHONHOME", "PYTHONPATH", "JUPYTER_TOKEN", "MPLBACKEND"]
)
def test_what_bends_is_kept_outside(monkeypatch, name):
    monkeypatch.setenv(name, "1")
    assert name in terms.bent() and name not in terms.our_terms()


@pytest.mark.parametrize(
    "name", ["PIP_INDEX_URL", "PIP_CERT", "UV_INDEX_URL", "PYTHONUTF8", "HOME", "HTTPS_PROXY", "SSL_CERT_FILE"]
)
def test_what_a_network_needs_goes_through(monkeypatch, name):
    monkeypatch.setenv(name, "1")
    assert name not in terms.bent() and terms.our_terms()[name] == "1"
