"""Arrays to HDF5 and back, checked: a file is either whole or it is refused in one sentence.

A file holds named arrays ("X", or "train/X" for a group), attributes (where the numbers come from) and a
checksum over both. Writing goes to a second file first and then takes the old one's place in one move.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import h5py
import numpy as np

__all__ = ["DATA", "Stored", "StoreError", "load", "save"]

DATA = Path(__file__).resolve().parents[1] / "data"
CHECKSUM = "checksum_sha256"


class StoreError(OSError):
    """A file that cannot be read or written; the message says how to get it back."""


class Stored(NamedTuple):
    """What a file holds: arrays by name, attributes by name."""

    arrays: dict[str, np.ndarray]
    attributes: dict[str, str]


def save(path: str | os.PathLike, arrays: Mapping[str, np.ndarray], attributes: Mapping[str, object]) -> None:
    """Write arrays and attributes to path as HDF5, whole or not at all.

    arrays : name -> numeric array; "group/name" makes a group.  attributes : name -> text or number, kept as
    text.  StoreError when the place cannot be written; a file that stood there before is then still whole.
    """
    path = Path(path)
    content = _encode(
        {name: np.asarray(a) for name, a in arrays.items()}, {name: str(value) for name, value in attributes.items()}
    )
    try:
        _replace(path, content)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written: {error.strerror}. Choose a folder that exists and is yours to write in."
        ) from error


def load(path: str | os.PathLike) -> Stored:
    """Read what `save` wrote.  StoreError: missing, unreadable, damaged, or not an HDF5 file of the labs."""
    path = Path(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise StoreError(f"{path} is missing. {_cure(path)}") from error
    except OSError as error:
        raise StoreError(
            f"{path} cannot be read: {error.strerror}. Make it a file you may read "
            "(chmod u+r), or get a fresh one. " + _cure(path)
        ) from error
    if not content.startswith(b"\x89HDF\r\n\x1a\n"):
        raise StoreError(f"{path} is not an HDF5 file: it begins with {content[:8]!r}. {_cure(path)}")
    return _decode(content, path)


def _encode(arrays: dict[str, np.ndarray], attributes: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        for name, array in arrays.items():
            file.create_dataset(name, data=array, **_packing(array))
        file.attrs.update(attributes)
        file.attrs[CHECKSUM] = _checksum(arrays, attributes)
    return buffer.getvalue()


def _packing(array: np.ndarray) -> dict[str, object]:
    """Packing pays, and is possible, from some hundred numbers on."""
    return {"compression": "gzip", "shuffle": True} if array.size > 256 else {}


def _decode(content: bytes, path: Path) -> Stored:
    """Damage shows in two ways: h5py stumbles over it (in many ways), or the checksum differs."""
    try:
        with h5py.File(io.BytesIO(content), "r") as file:
            arrays: dict[str, np.ndarray] = {}
            file.visititems(lambda name, item: _collect(arrays, name, item))
            attributes = dict(file.attrs)
        whole = attributes.pop(CHECKSUM) == _checksum(arrays, attributes)
    except Exception as error:
        raise StoreError(
            f"{path} is damaged or was not written by the labs ({type(error).__name__} while reading). {_cure(path)}"
        ) from error
    if not whole:
        raise StoreError(f"{path} is damaged: its numbers do not match their checksum. {_cure(path)}")
    return Stored(arrays, attributes)


def _collect(arrays: dict[str, np.ndarray], name: str, item: h5py.Dataset | h5py.Group) -> None:
    if isinstance(item, h5py.Dataset):
        arrays[name] = item[()]


def _checksum(arrays: dict[str, np.ndarray], attributes: dict[str, str]) -> str:
    """SHA-256 over names, types, shapes, numbers and attributes, in the order of the names."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name}|{array.dtype.str}|{array.shape}|".encode() + array.tobytes())
    for name in sorted(attributes):
        digest.update(f"{name}={attributes[name]}\n".encode())
    return digest.hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """The new file is complete and on the disk before it takes the name; os.replace is one step."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _cure(path: Path) -> str:
    if path.resolve().parent == DATA:
        return f"Get it back with `python3 data/make.py` or `git checkout -- data/{path.name}`."
    return "Save it again with labutils.store.save, or take it from a backup."
