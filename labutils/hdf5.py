"""Arrays and attributes to the bytes of an HDF5 file and back; see ``store`` for why its first block is a seal."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import h5py  # 11 MB, and not every lab reads a file: imported where it is used

BLOCK = 512  # bytes; HDF5 allows 512, 1024, 2048, ...
MAGIC = b"labutils.store, sha256 of all after byte 512:\n"
WIDEST = {"b": 1, "i": 8, "u": 8, "f": 8, "c": 16}  # bytes; a wider number is another one on another machine
GZIP_PACKS = 1100  # times: more than that is claimed, not stored (deflate ends at 1032)
DEEPEST = 20  # groups in groups; HDF5 takes half a minute to look through some thousands
FILTERS = {1, 2}  # deflate and shuffle, by the numbers that HDF5 gave them


class Stored(NamedTuple):
    """What a file holds: arrays by name, attributes by name."""

    arrays: dict[str, np.ndarray]
    attributes: dict[str, str]


def seal(body: bytes) -> bytes:
    """The user block of a file: who wrote it, and the SHA-256 of the rest."""
    return (MAGIC + hashlib.sha256(body).hexdigest().encode()).ljust(BLOCK, b"\n")


def storable(name: object, array: object) -> np.ndarray:
    """The array as HDF5 can keep it; ValueError for a name or a kind of value that it cannot."""
    if not _is_name(name):
        raise ValueError(f"an array cannot be named {name!r}; expected 'X', or 'train/X' for a group. Rename it.")
    if isinstance(array, np.ma.MaskedArray):
        raise ValueError(f"array {name!r} is masked, and its mask would be lost. Save array.filled(...) and array.mask.")
    array = np.asarray(array)
    if not _is_plain(array.dtype):
        raise ValueError(f"array {name!r} holds {array.dtype}; expected numbers. Convert it with .astype(float).")
    return array


def _is_name(name: object) -> bool:
    """Text that a file can have as a path, with no more than DEEPEST groups in it."""
    parts = name.split("/") if isinstance(name, str) else [""]
    return not {"", ".", ".."} & set(parts) and "\0" not in name and len(parts) <= DEEPEST


def _is_plain(dtype: np.dtype) -> bool:
    """Truth values, whole, real and complex numbers."""
    return dtype.itemsize <= WIDEST.get(dtype.kind, 0)


def encode(arrays: dict[str, np.ndarray], attributes: dict[str, str]) -> bytes:
    """The whole file, read back once to be sure of it."""
    import h5py

    buffer = io.BytesIO()
    try:
        with h5py.File(buffer, "w", userblock_size=BLOCK) as file:
            for name, array in arrays.items():
                file.create_dataset(name, data=array, **_packing(array))
            file.attrs.update(attributes)
        body = buffer.getvalue()[BLOCK:]
        content = seal(body) + body
        if not _same(decode(content), Stored(arrays, attributes)):
            raise ValueError("it would come back changed")
    except MemoryError:
        raise
    except Exception as error:
        raise ValueError(
            f"HDF5 cannot keep this: {error}. Give each array a name that no group has, and attributes short, plain text."
        ) from error
    return content


def _packing(array: np.ndarray) -> dict[str, object]:
    """Packing pays, and is possible, from some hundred numbers on."""
    return {"compression": "gzip", "shuffle": True} if array.size > 256 else {}


def decode(content: bytes) -> Stored:
    """What the bytes of a file hold; ValueError, or whatever HDF5 raises, for what ``encode`` never writes."""
    import h5py

    arrays: dict[str, np.ndarray] = {}

    def collect(name: str, item: h5py.Dataset | h5py.Group | h5py.Datatype) -> None:
        if not _is_name(name):
            raise ValueError(f"something is named {name[:80]!r}")
        if not isinstance(item, h5py.Group):
            read = sum(array.nbytes for array in arrays.values())
            arrays[name] = _values(name, item, GZIP_PACKS * len(content) - read)

    with h5py.File(io.BytesIO(content), "r") as file:
        file.visititems(collect)
        return Stored(arrays, {name: str(text) for name, text in file.attrs.items()})


def _values(name: str, item: h5py.Dataset | h5py.Datatype, room: int) -> np.ndarray:
    """A dataset's numbers, unless they lie elsewhere, are not numbers, or are more than ``room`` bytes."""
    import h5py

    if not isinstance(item, h5py.Dataset) or item.is_virtual or item.external:
        raise ValueError(f"{name!r} has its numbers outside the file")
    packing = item.id.get_create_plist()
    if not {packing.get_filter(i)[0] for i in range(packing.get_nfilters())} <= FILTERS:
        raise ValueError(f"{name!r} is packed in an unknown way")
    if not _is_plain(item.dtype) or item.shape is None or item.nbytes > room:
        raise ValueError(f"{name!r} claims to be {item.shape} of {item.dtype}")
    return item[()]


def _same(a: Stored, b: Stored) -> bool:
    """To the last bit, so that nan is nan."""
    return a.attributes == b.attributes and _bits(a) == _bits(b)


def _bits(stored: Stored) -> dict[str, tuple]:
    return {name: (a.dtype, a.shape, a.tobytes()) for name, a in stored.arrays.items()}
