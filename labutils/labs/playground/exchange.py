"""What the playground saves, and what it opens: strings, programs, tables, pictures, HDF5."""

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from labutils import store
from labutils.hdf5 import MAGIC
from labutils.recipe import Recipe, RecipeError, as_json, curves_csv, from_csv, packed, script, unpacked
from labutils.recipe.running import Result
from labutils.recipe.settings import shown

from .bench import Bench

HDF5 = b"\x89HDF\r\n\x1a\n"  # a file of somebody else's
AROUND = " \t\r\n\ufeff\u200b\u2060\"'`“”„«»>"  # what mail and chat put about a line
SHARED = re.compile(r"LABS\d*\.", re.IGNORECASE)
NO_POINTS = "the HDF5 file holds no points; expected X (2, m) and labels (m,). Save points.h5 again."


def files(bench: Bench, picture: Callable[[str], bytes]) -> dict[str, Callable[[], str | bytes]]:
    """A file's name -> what makes it from what is shown; picture(kind) draws it as "png" or "svg".

    Without a run, or without points, what would hold them raises RecipeError.
    """
    return {
        "share string": lambda: packed(_run(bench).recipe),
        "run.py": lambda: script(_run(bench).recipe),
        "run.json": lambda: as_json(_run(bench).recipe),
        "curves.csv": lambda: _curves(_run(bench)),
        "points.csv": lambda: "\n".join(["x1,x2,label", *(f"{x!r},{y!r},{c}" for x, y, c in _points(bench))]) + "\n",
        "points.h5": lambda: as_hdf5(_points(bench)),
        "picture.png": lambda: picture("png"),
        "picture.svg": lambda: picture("svg"),
    }


def _run(bench: Bench) -> Bench:
    """The bench, if it shows a run: what it ran before is not what anybody would save."""
    if bench.training is None:
        raise RecipeError(f"there is no run to save: {bench.waiting}")
    return bench


def _curves(bench: Bench) -> str:
    return curves_csv(Result(bench.history.iterations, bench.history.curves(), np.empty((0, 0))))


def _points(bench: Bench) -> list[list[float]]:
    if not bench.shown_points():
        raise RecipeError("there are no points to save; expected 1 or more. Add some first.")
    return bench.shown_points()


def opened(content: str | bytes) -> Recipe | list[list[float]]:
    """A recipe from a share string or JSON, or points from CSV or HDF5; RecipeError, in one sentence, for anything else."""
    if isinstance(content, bytes) and content.startswith((MAGIC, HDF5)):
        return from_hdf5(content)
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    text = text.strip(AROUND)
    if SHARED.match(text):
        return unpacked(text)
    if text.startswith("{"):
        return from_json(text)
    if text.startswith("<"):
        raise RecipeError(f"the text is HTML: it begins with {shown(text[:20])}. Copy the line or the rows alone.")
    return from_csv(content)


def from_json(text: str) -> Recipe:
    """The recipe that ``as_json`` wrote."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecipeError(f"the JSON breaks off ({str(error)[:40]}); expected a recipe. Save it again.") from None
    return Recipe.from_plain(plain)


def as_hdf5(points: list[list[float]]) -> bytes:
    """X (2, m) and labels (m,) in one sealed file."""
    rows = np.array(points, float).reshape(-1, 3)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "points.h5"
        store.save(path, {"X": rows[:, :2].T, "labels": rows[:, 2]}, {"source": "labutils playground"})
        return path.read_bytes()


def from_hdf5(content: bytes) -> list[list[float]]:
    """The points that ``as_hdf5`` wrote; of somebody else's, any numbers (see ``checked_points``)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "points.h5"
        path.write_bytes(content)
        try:
            arrays = store.load(path).arrays
            return np.column_stack([arrays["X"].T, arrays["labels"]]).tolist()
        except (store.StoreError, KeyError, ValueError, IndexError):
            raise RecipeError(NO_POINTS) from None
