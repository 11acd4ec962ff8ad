"""A data file that is missing, damaged or half-written ends in one sentence that says how to get it back."""

import importlib.util
import os
import shutil

import h5py
import numpy as np
import pytest

from labutils import data, hdf5, store

SHIPPED = store.DATA / "noisy_field.h5"


@pytest.fixture
def copy(tmp_path):
    return shutil.copy(SHIPPED, tmp_path / "noisy_field.h5")


@pytest.fixture
def own_data(tmp_path, monkeypatch):
    """The labs' data in a folder that a test may spoil."""
    folder = shutil.copytree(store.DATA, tmp_path / "data")
    monkeypatch.setattr(store, "DATA", folder)
    return folder


@pytest.fixture
def nobody_opens(monkeypatch):
    """HDF5 may not see what ``store`` reads; a test that writes a file of its own still can."""

    def opened(content):
        raise AssertionError("HDF5 was given the file")

    monkeypatch.setattr(store, "decode", opened)


def make_again(folder):
    spec = importlib.util.spec_from_file_location("make", folder / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(folder)


def refused(path, words):
    with pytest.raises(store.StoreError, match=words) as caught:
        store.load(path)
    message = str(caught.value)
    assert str(path) in message and "\n" not in message
    return message


@pytest.mark.fault("a data file of the learner's is missing")
def test_a_missing_file_is_named_with_its_cure(tmp_path):
    assert "Save it again" in refused(tmp_path / "none.h5", "is missing")


@pytest.mark.parametrize("name", ["digits.h5", "sha256.txt"])
@pytest.mark.fault("a shipped data file is missing: {name}")
def test_a_missing_shipped_file_says_how_to_make_it_again(own_data, name):
    (own_data / name).unlink()
    with pytest.raises(store.StoreError, match=name.replace(".", r"\.") + r".*`python3 labs\.py data`"):
        data.digits()


@pytest.mark.fault("another set's whole file in the place of the digits")
def test_another_sets_file_is_not_taken_for_the_digits(own_data):
    shutil.copy(own_data / "breast_cancer.h5", own_data / "digits.h5")
    with pytest.raises(store.StoreError, match=r"digits\.h5 is damaged or not the file the labs came with"):
        data.digits()


@pytest.mark.fault("the cure named for damaged data, carried out")
def test_the_cure_that_is_named_cures(own_data):
    """`labs.py data` runs data/make.py; a shipped file that is missing, another's, or a folder's table that is gone."""
    before = data.digits()
    (own_data / "digits.h5").write_bytes(b"")
    (own_data / "sha256.txt").unlink()
    make_again(own_data)
    assert all(map(np.array_equal, before, data.digits()))


@pytest.mark.parametrize("share", [0, 0.01, 0.02, 0.3, 0.5, 0.9, 0.999])
@pytest.mark.fault("a truncated data file")
def test_a_truncated_file_is_refused(copy, share):
    content = copy.read_bytes()
    copy.write_bytes(content[: int(share * len(content))])
    refused(copy, "is damaged|begins with b''")


@pytest.mark.parametrize("text", ["", "x1,x2,y,1,2,0"])
@pytest.mark.fault("text, or nothing, in a file named .h5")
def test_a_file_that_only_has_the_name_is_refused(copy, text):
    copy.write_text(text)
    refused(copy, f"is not an HDF5 file of the labs: it begins with {text[:8].encode()!r}")


@pytest.mark.fault("each byte of the smallest data file changed, one bit each")
def test_every_changed_byte_is_found_before_hdf5_reads_the_file(copy, nobody_opens, tried):
    size = copy.stat().st_size
    with copy.open("r+b", buffering=0) as file:
        for place in range(size):
            byte = os.pread(file.fileno(), 1, place)
            os.pwrite(file.fileno(), bytes([byte[0] ^ (1 << place % 8)]), place)
            refused(copy, "is damaged|not an HDF5 file of the labs")
            os.pwrite(file.fileno(), byte, place)
    assert size > 20_000 and copy.read_bytes() == SHIPPED.read_bytes()
    tried(size)


@pytest.mark.parametrize("lost", [b"\0", b"\xff"])
@pytest.mark.fault("each sector of the smallest data file lost")
def test_every_lost_sector_is_found_before_hdf5_reads_the_file(copy, nobody_opens, lost, tried):
    content = copy.read_bytes()
    for place in range(0, len(content), 512):
        damaged = content[:place] + 512 * lost + content[place + 512 :]
        if damaged == content:  # a sector of zeros lost nothing
            continue
        copy.write_bytes(damaged)
        refused(copy, "is damaged|not an HDF5 file of the labs")
    tried(-(-len(content) // 512))


@pytest.mark.parametrize(
    "change", [lambda file: file["Y"].__setitem__((0, 0), 7), lambda file: file.attrs.update(source="?")]
)
@pytest.mark.fault("a data file changed by another program")
def test_a_file_changed_by_another_program_is_refused(copy, change):
    with h5py.File(copy, "r+") as file:
        change(file)
    refused(copy, "is damaged: its bytes do not match")


def virtual(file):
    layout = h5py.VirtualLayout((10**9,), "f8")
    layout[:5] = h5py.VirtualSource("elsewhere.h5", "X", (5,))
    file.create_virtual_dataset("X", layout)


STRANGE = {
    "plain numbers": lambda file: file.create_dataset("X", data=[1.0]),
    "a virtual set": virtual,
    "external storage": lambda file: file.create_dataset("X", (16,), "u1", external=[("/etc/hostname", 0, 16)]),
    "3 GB claimed": lambda file: file.create_dataset("X", (400_000_000,), "f8", chunks=(1000,)),
    "text": lambda file: file.create_dataset("X", data=["a", "b"]),
    "rows of differing length": lambda file: file.create_dataset("X", (3,), h5py.vlen_dtype("f8")),
    "references": lambda file: file.create_dataset("X", (3,), h5py.ref_dtype),
    "records": lambda file: file.create_dataset("X", (3,), [("a", "i4"), ("b", "f8")]),
    "a type of its own": lambda file: file.__setitem__("X", np.dtype("f8")),
    "no numbers": lambda file: file.create_dataset("X", data=h5py.Empty("f8")),
    "200 MB in many small claims": lambda file: [file.create_dataset(f"X{i}", (2**19,), "f8") for i in range(50)],
    "groups in groups": lambda file: file.create_group("/".join("a" * 30)),
    "a name that is no text": lambda file: file.create_dataset(b"\xff", data=1.0),
    "another packing": lambda file: file.create_dataset("X", data=np.arange(999), compression="lzf"),
}


@pytest.mark.parametrize("kind", STRANGE)
@pytest.mark.fault("a stranger's data file: {kind}")
def test_a_strangers_file_is_refused_before_it_is_read(tmp_path, kind, nobody_opens):
    with h5py.File(tmp_path / "a.h5", "w") as file:
        STRANGE[kind](file)
    assert "save its arrays" in refused(tmp_path / "a.h5", "was not written by labutils.store")


@pytest.mark.parametrize("kind", [kind for kind in STRANGE if kind != "plain numbers"])
@pytest.mark.fault("a stranger's data file under a forged seal: {kind}")
def test_what_save_never_writes_is_refused_even_under_a_seal(tmp_path, kind):
    with h5py.File(tmp_path / "a.h5", "w", userblock_size=512) as file:
        STRANGE[kind](file)
    body = (tmp_path / "a.h5").read_bytes()[512:]
    (tmp_path / "a.h5").write_bytes(hdf5.seal(body) + body)
    refused(tmp_path / "a.h5", "holds what `save` never writes")


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a loop of links", "a device"])
@pytest.mark.fault("{kind} in the place of a data file")
def test_what_is_no_file_is_refused_and_nobody_waits_for_it(tmp_path, kind):
    path = tmp_path / "a.h5"
    {
        "a folder": path.mkdir,
        "a pipe": lambda: os.mkfifo(path),
        "a loop of links": lambda: path.symlink_to(path),
        "a device": lambda: path.symlink_to("/dev/zero"),
    }[kind]()
    refused(path, "not an ordinary file|cannot be read: Too many levels of symbolic links")
    if kind != "a loop of links":
        with pytest.raises(store.StoreError, match="not an ordinary file, so nothing was written"):
            store.save(path, {"X": np.ones(2)}, {})


BAD_NAMES = ["", "/abs", "a//b", "a/", ".", "a/../b", "a\0b", "\ud800", "a/" * 30 + "a", 3, None]
BAD_ARRAYS = [
    np.array("x"),
    np.array([None]),
    np.array(["2020"], "M8[D]"),
    np.array([(1, 2.0)], "i4,f8"),
    np.ma.array([1.0, 2.0], mask=[0, 1]),
    np.zeros((1,) * 40),
    [[1], [2, 3]],
]
BAD_ATTRIBUTES = [{"a": "x\0y"}, {"": "x"}, {"a\0": "x"}, {"a": "\ud800"}, {3: "x"}]


@pytest.mark.parametrize(
    "arrays, attributes",
    [
        *(({name: np.ones(2)}, {}) for name in BAD_NAMES),
        *(({"X": array}, {}) for array in BAD_ARRAYS),
        *(({"X": np.ones(2)}, attributes) for attributes in BAD_ATTRIBUTES),
        ({"a": np.ones(2), "a/b": np.ones(2)}, {}),
    ],
)
@pytest.mark.fault("arrays, names and attributes that HDF5 cannot give back")
def test_what_could_not_come_back_is_not_saved_and_the_old_file_stays(copy, arrays, attributes):
    before = copy.read_bytes()
    with pytest.raises(ValueError) as caught:
        store.save(copy, arrays, attributes)
    assert copy.read_bytes() == before and "\n" not in str(caught.value)


@pytest.mark.fault("attributes named like our own, or very long")
def test_an_attribute_may_have_any_name_of_text(tmp_path):
    attributes = {"checksum_sha256": "mine", "a/b": "", "größe": "ö" * 100_000}
    store.save(tmp_path / "a.h5", {"X": np.ones(2)}, attributes)
    assert store.load(tmp_path / "a.h5").attributes == attributes


@pytest.mark.fault("a data file that one may not read")
def test_a_file_one_may_not_read_is_named_with_its_cure(copy, monkeypatch):
    def forbidden(self, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(copy), "open", forbidden)
    refused(copy, "cannot be read: Permission denied. Make it a file you may read")


@pytest.mark.fault("saving into a folder that is not there")
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
@pytest.mark.fault("saving is interrupted, or the disk is full")
def test_a_write_that_is_stopped_leaves_the_old_file_whole_and_nothing_beside_it(copy, monkeypatch, call, error):
    def stop(*_):
        raise error

    before = copy.read_bytes()
    monkeypatch.setattr(os, call, stop)
    with pytest.raises((store.StoreError, KeyboardInterrupt)):
        store.save(copy, {"X": np.ones(2)}, {})
    assert copy.read_bytes() == before
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]


@pytest.mark.parametrize("call", ["File", "Dataset"])
@pytest.mark.fault("no memory to save or to open a data file")
def test_too_little_memory_is_told_as_such_and_the_old_file_stays(copy, monkeypatch, call):
    def too_little(*_, **__):
        raise MemoryError

    before = copy.read_bytes()
    monkeypatch.setattr(h5py.Dataset, "__getitem__", too_little)  # h5py reads what was written once more
    if call == "File":
        with pytest.raises(store.StoreError, match="cannot be written: there is not enough memory"):
            store.save(copy, {"X": np.ones(2)}, {})
    else:
        refused(copy, "cannot be read: there is not enough memory")
    assert copy.read_bytes() == before


@pytest.mark.fault("a folder is named in place of a data file")
def test_nobody_is_told_to_remove_a_folder(tmp_path):
    assert "Remove" not in refused(tmp_path, r"but a folder\. Name a file in it, such as .*a\.h5")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
@pytest.mark.fault("saving over a file that others may not read")
def test_saving_leaves_it_to_a_file_who_may_read_it(copy, mode):
    os.chmod(copy, mode)
    store.save(copy, {"X": np.ones(2)}, {})
    assert copy.stat().st_mode & 0o777 == mode


def test_who_may_read_a_new_file_is_as_the_umask_says(tmp_path):
    before = os.umask(0o077)
    try:
        store.save(tmp_path / "a.h5", {"X": np.ones(2)}, {})
    finally:
        os.umask(before)
    assert (tmp_path / "a.h5").stat().st_mode & 0o777 == 0o600


@pytest.mark.fault("saving to a link")
def test_saving_to_a_link_writes_the_file_that_it_leads_to(copy, tmp_path):
    link = tmp_path / "link.h5"
    link.symlink_to(copy)
    store.save(link, {"X": np.ones(2)}, {})
    assert link.is_symlink() and list(store.load(copy).arrays) == ["X"]


@pytest.mark.fault("the process is killed while it saves")
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
