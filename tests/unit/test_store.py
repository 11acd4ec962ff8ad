"""What is saved comes back the same; the shipped files are what data/make.py makes."""

import hashlib
import importlib.util

import h5py
import numpy as np
import pytest

from labutils import store

ARRAYS = {
    "X": np.arange(6.0).reshape(2, 3),
    "train/Y": np.array([[1, 0, 1]]),
    "big": np.arange(2000) % 7,
    "one": np.float64(3),
    "empty": np.zeros((2, 0)),
}


@pytest.fixture(scope="module")
def make():
    spec = importlib.util.spec_from_file_location("make", store.DATA / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_arrays_and_attributes_come_back_as_they_were(tmp_path):
    store.save(tmp_path / "a.h5", ARRAYS, {"source": "a test – größer", "year": 2024})
    arrays, attributes = store.load(tmp_path / "a.h5")
    assert attributes == {"source": "a test – größer", "year": "2024"}
    assert arrays.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        assert np.array_equal(arrays[name], array) and arrays[name].dtype == np.asarray(array).dtype


def test_any_hdf5_tool_can_read_the_file(tmp_path):
    store.save(tmp_path / "a.h5", ARRAYS, {"source": "a test"})
    with h5py.File(tmp_path / "a.h5") as file:
        assert file["train"]["Y"].shape == (1, 3) and file.attrs["source"] == "a test"


def test_saving_again_replaces_the_file_and_leaves_nothing_beside_it(tmp_path):
    for value in (1.0, 2.0):
        store.save(tmp_path / "a.h5", {"X": np.array([value])}, {})
    assert store.load(tmp_path / "a.h5").arrays["X"] == 2
    assert [p.name for p in tmp_path.iterdir()] == ["a.h5"]


@pytest.mark.parametrize("name", ["noisy_field", "digits", "breast_cancer"])
def test_each_shipped_file_is_what_the_script_makes_today(make, name):
    arrays, attributes = make.MAKERS[name]()
    shipped = store.load(store.DATA / f"{name}.h5")
    assert shipped.arrays.keys() == arrays.keys()
    assert all(np.array_equal(shipped.arrays[key], arrays[key]) for key in arrays)
    assert shipped.attributes == attributes | {"made_by": "data/make.py"}


def test_every_shipped_file_has_a_maker_and_says_where_it_comes_from(make):
    assert {p.stem for p in store.DATA.glob("*.h5")} == set(make.MAKERS)
    for path in store.DATA.glob("*.h5"):
        assert {"title", "source", "licence", "shapes", "made_by"} <= store.load(path).attributes.keys()


def test_the_table_names_each_shipped_files_digest():
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in store.DATA.glob("*.h5")}
    assert found == store.digests()


def test_the_script_writes_the_same_bytes_each_time(make, tmp_path, capsys):
    make.main(tmp_path)
    first = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert store.DIGESTS in first
    make.main(tmp_path)
    assert first == {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert "data/digits.h5: X (64, 1797)" in capsys.readouterr().out
