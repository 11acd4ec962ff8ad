"""A data file that is missing, damaged or half-written ends in one sentence that says how to get it back."""

import os
import shutil

import numpy as np
import pytest

from labutils import data, store

SHIPPED = store.DATA / "noisy_field.h5"


@pytest.fixture
def copy(tmp_path):
    return shutil.copy(SHIPPED, tmp_path / "noisy_field.h5")


def refused(path, words):
    with pytest.raises(store.StoreError, match=words) as caught:
        store.load(path)
    message = str(caught.value)
    assert str(path) in message and "\n" not in message
    return message


def test_a_missing_file_is_named_with_its_cure(tmp_path):
    assert "Save it again" in refused(tmp_path / "none.h5", "is missing")


def test_a_missing_shipped_file_says_how_to_make_it_or_check_it_out(monkeypatch, tmp_path):
    monkeypatch.setattr(store, "DATA", tmp_path)
    with pytest.raises(store.StoreError, match=r"digits\.h5 is missing.*python3 data/make\.py.*git checkout -- data/digits"):
        data.digits()


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(copy, share):
    content = copy.read_bytes()
    copy.write_bytes(content[: int(share * len(content))])
    refused(copy, "is damaged")


def test_an_empty_file_is_refused(copy):
    copy.write_bytes(b"")
    refused(copy, "is not an HDF5 file")


def test_a_text_file_named_h5_is_refused(copy):
    copy.write_text("x1,x2,y\n1,2,0\n")
    refused(copy, "is not an HDF5 file: it begins with b'x1,x2,y")


def test_a_folder_named_h5_is_refused(tmp_path):
    (tmp_path / "a.h5").mkdir()
    refused(tmp_path / "a.h5", "cannot be read")


def test_an_hdf5_file_from_elsewhere_is_refused(tmp_path):
    import h5py

    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["X"] = [1.0]
    refused(tmp_path / "a.h5", "was not written by the labs")


def test_a_flipped_byte_is_refused_or_changes_nothing(copy):
    """Some bytes are padding. Wherever else one flips, no other numbers may come through."""
    content, whole, refusals = copy.read_bytes(), store.load(copy), 0
    for place in range(0, len(content), 97):
        copy.write_bytes(content[:place] + bytes([content[place] ^ 0x5A]) + content[place + 1 :])
        try:
            read = store.load(copy)
        except store.StoreError:
            refusals += 1
            continue
        assert read.attributes == whole.attributes
        assert all(np.array_equal(read.arrays[key], whole.arrays[key]) for key in whole.arrays)
    assert refusals > 20


def test_a_changed_number_is_found_by_the_checksum(copy):
    import h5py

    with h5py.File(copy, "r+") as file:
        file["Y"][0, 0] = 1 - file["Y"][0, 0]
    refused(copy, "numbers do not match their checksum")


def test_a_changed_attribute_is_found_by_the_checksum(copy):
    import h5py

    with h5py.File(copy, "r+") as file:
        file.attrs["source"] = "somewhere else"
    refused(copy, "do not match their checksum")


def test_a_file_one_may_not_read_is_named_with_its_cure(copy, monkeypatch):
    def forbidden(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(copy), "read_bytes", forbidden)
    refused(copy, r"cannot be read: Permission denied.*chmod u\+r")


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path):
    with pytest.raises(store.StoreError, match="cannot be written: No such file.*Choose a folder"):
        store.save(tmp_path / "none" / "a.h5", {"X": np.ones(2)}, {})


@pytest.mark.parametrize(
    "call, error",
    [
        ("fsync", OSError(28, "No space left on device")),
        ("fsync", KeyboardInterrupt()),
        ("replace", OSError(13, "Permission denied")),
    ],
)
def test_a_write_that_is_stopped_leaves_the_old_file_whole_and_nothing_beside_it(copy, monkeypatch, call, error):
    def stop(*_):
        raise error

    before = copy.read_bytes()
    monkeypatch.setattr(os, call, stop)
    with pytest.raises((store.StoreError, KeyboardInterrupt)):
        store.save(copy, {"X": np.ones(2)}, {})
    assert copy.read_bytes() == before
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]


def test_a_process_killed_in_mid_write_leaves_the_old_file_whole(copy):
    """The child is killed for good (no clean-up runs) after the bytes were written and before the name moves."""
    import subprocess
    import sys

    script = (
        "import os, signal, sys, numpy as np\n"
        "from labutils import store\n"
        "os.replace = lambda *_: os._exit(9)\n"
        "store.save(sys.argv[1], {'X': np.ones(2)}, {})\n"
    )
    before = copy.read_bytes()
    ended = subprocess.run([sys.executable, "-c", script, str(copy)], check=False, cwd=store.DATA.parent)
    assert ended.returncode == 9
    assert copy.read_bytes() == before and "X_dev" in store.load(copy).arrays
