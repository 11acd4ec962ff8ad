"""The shipped data files damaged in every way a disk or a stick knows: no hang, no crash, no wrong number."""

import random
import shutil

import numpy as np
import pytest

from labutils import store

NAMES = sorted(store.digests())
TRIALS = 2000


@pytest.fixture(params=NAMES)
def copy(request, tmp_path):
    return shutil.copy(store.DATA / request.param, tmp_path / request.param)


def read_or_refused(path, damaged, whole):
    """What came of it; anything but a refusal, or the whole file's own numbers, fails."""
    path.write_bytes(damaged)
    try:
        store.load(path)
    except store.StoreError:
        return "refused"
    assert damaged == whole, "a damaged file was read"
    return "read"


@pytest.mark.fault("each bit of the smallest data file flipped")
def test_every_bit_of_the_smallest_file_flipped(tmp_path, tried):
    smallest = min((store.DATA / name for name in NAMES), key=lambda path: path.stat().st_size)
    whole = smallest.read_bytes()
    for place in range(len(whole)):
        for bit in range(8):
            damaged = bytearray(whole)
            damaged[place] ^= 1 << bit
            assert read_or_refused(tmp_path / "a.h5", bytes(damaged), whole) == "refused"
    tried(8 * len(whole))


@pytest.mark.fault("random truncations of each data file")
def test_truncations(copy, tried):
    whole, rng = copy.read_bytes(), random.Random(1)
    for length in rng.choices(range(len(whole)), k=TRIALS):
        assert read_or_refused(copy, whole[:length], whole) == "refused"
    tried(TRIALS)


@pytest.mark.parametrize("size", [512, 4096])
@pytest.mark.fault("random losses of sectors of {size} bytes in each data file")
def test_lost_sectors(copy, size, tried):
    whole, rng = copy.read_bytes(), random.Random(size)
    for _ in range(TRIALS):
        damaged = bytearray(whole)
        for place in rng.choices(range(0, len(whole), size), k=rng.randint(1, 3)):
            end = min(place + size, len(whole))
            damaged[place:end] = rng.choice([bytes, rng.randbytes, lambda n: b"\xff" * n])(end - place)
        read_or_refused(copy, bytes(damaged), whole)
    tried(TRIALS)


def test_the_undamaged_file_is_read(copy):
    stored = store.load(copy)
    assert all(np.isfinite(array).all() for array in stored.arrays.values())
