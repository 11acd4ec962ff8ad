"""Arrays to HDF5 and back, sealed: a file is either whole or it is refused in one sentence.

A file holds named arrays ("X", or "train/X" for a group) and attributes (where the numbers come from). Its first 512
bytes, the user block that HDF5 leaves to whoever writes a file, hold the SHA-256 of all that follows. ``load`` compares
the two before the HDF5 library sees a byte, because one wrong bit there can hang or end the kernel. Any HDF5 tool
reads these files. Writing goes to a second file first and then takes the old one's place in one move.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from .hdf5 import BLOCK, MAGIC, Stored, decode, encode, seal, storable

__all__ = ["DATA", "Stored", "StoreError", "digests", "load", "save", "shipped"]

CHECKOUT = Path(__file__).resolve().parents[1]
INSTALLED = Path(__file__).resolve().parent / "shipped"  # where a wheel puts what lies in data/
DATA = INSTALLED if INSTALLED.exists() else CHECKOUT / "data"
DIGESTS = "sha256.txt"
NO_MEMORY = "there is not enough memory. Close other notebooks' kernels, or keep it in several smaller files."


class StoreError(OSError):
    """A file that cannot be read or written; the message says how to get it back."""


def save(path: str | os.PathLike, arrays: Mapping[str, np.ndarray], attributes: Mapping[str, object]) -> None:
    """Write arrays and attributes to path as HDF5, whole or not at all.

    arrays : name -> numeric array; "group/name" makes a group.  attributes : name -> text or number, kept as text.
    ValueError when ``load`` could not return something as it is, StoreError when the place cannot be written; a file
    that was there before is then still whole.
    """
    path = Path(path)
    try:
        content = encode(
            {name: storable(name, array) for name, array in arrays.items()},
            {name: str(value) for name, value in attributes.items()},
        )
    except MemoryError as error:
        raise StoreError(f"{path} cannot be written: {NO_MEMORY}") from error
    try:
        if path.exists() and not path.is_file():
            raise StoreError(f"{path} is not an ordinary file, so nothing was written. Choose another name.")
        _replace(path, content)
    except StoreError:
        raise
    except (OSError, ValueError) as error:
        raise StoreError(
            f"{path} cannot be written: {_reason(error)}. Choose a folder that exists and is yours to write in."
        ) from error


def load(path: str | os.PathLike) -> Stored:
    """Read what ``save`` wrote: ``.arrays``, name -> array of the shape and type it had, and ``.attributes``, name -> text.

    StoreError: missing, unreadable, damaged, or not written by ``save``; its words say how to get the file back.
    """
    path = Path(path)
    return _open(path, _read(path))


def shipped(name: str) -> Stored:
    """One of the labs' own sets by its name, "digits", say, as ``load`` gives it.

    StoreError when it is not, to the byte, the file that the labs came with.
    """
    path = DATA / f"{name}.h5"
    content = _read(path)
    if hashlib.sha256(content).hexdigest() != digests().get(path.name):
        raise StoreError(f"{path} is damaged or not the file the labs came with. {_cure(path)}")
    return _open(path, content)


def digests() -> dict[str, str]:
    """The SHA-256 of each shipped file in hexadecimal, by its name, as ``sha256sum -c`` reads them; else StoreError."""
    try:
        words = (DATA / DIGESTS).read_text("utf-8").split()
    except (OSError, ValueError) as error:
        raise StoreError(f"{DATA / DIGESTS} cannot be read: {_reason(error)}. {_cure(DATA / DIGESTS)}") from error
    return dict(zip(words[1::2], words[::2], strict=False))


def _read(path: Path) -> bytes:
    """All bytes of a file that says it is ours; anything else is refused after its first block."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device might never end
            if path.is_dir() and path.parent.resolve() != DATA.resolve():
                raise StoreError(f"{path} is not an ordinary file but a folder. Name a file in it, such as {path / 'a.h5'}.")
            raise StoreError(f"{path} is not an ordinary file. Remove it. {_cure(path)}")
        with path.open("rb") as file:
            block = file.read(BLOCK)
            if not block.startswith(MAGIC):
                raise StoreError(f"{path} {_stranger(block)} {_cure(path)}")
            return block + file.read()
    except StoreError:
        raise
    except FileNotFoundError as error:
        raise StoreError(f"{path} is missing. {_cure(path)}") from error
    except MemoryError as error:
        raise StoreError(f"{path} cannot be read: {NO_MEMORY}") from error
    except (OSError, ValueError) as error:
        raise StoreError(f"{path} cannot be read: {_reason(error)}. Make it a file you may read. {_cure(path)}") from error


def _stranger(block: bytes) -> str:
    if block.startswith(b"\x89HDF\r\n\x1a\n"):
        return "was not written by labutils.store. If you trust it, open it with h5py.File and save its arrays here."
    return f"is not an HDF5 file of the labs: it begins with {block[:8]!r}."


def _open(path: Path, content: bytes) -> Stored:
    if content[:BLOCK] != seal(content[BLOCK:]):
        raise StoreError(f"{path} is damaged: its bytes do not match their SHA-256. {_cure(path)}")
    try:
        return decode(content)
    except MemoryError as error:
        raise StoreError(f"{path} cannot be read: {NO_MEMORY}") from error
    except Exception as error:  # whole, but sealed by somebody else: HDF5 fails in many ways
        raise StoreError(f"{path} holds what `save` never writes: {' '.join(str(error).split())}. {_cure(path)}") from error


def _replace(path: Path, content: bytes) -> None:
    """The new file is complete and on the disk before it takes the name; os.replace is one step. A link goes on leading to
    it, and who may read it is as it was, or for a new one as the umask says.
    """
    path = Path(os.path.realpath(path))
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with open(temporary, "xb") as file:
            if path.exists():
                os.chmod(temporary, stat.S_IMODE(path.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _cure(path: Path) -> str:
    if path.parent.resolve() != DATA.resolve():
        return "Save it again with labutils.store.save, or take it from a backup."
    if DATA == INSTALLED:
        return "Install labutils again, with pip's --force-reinstall."
    return "Get it back with `python3 labs.py data`, which makes the labs' data files again."
