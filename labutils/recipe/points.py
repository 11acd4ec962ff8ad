"""Own points out of a CSV file: two features and a label in each row, or one sentence that says which line is wrong."""

import csv
import re
from typing import Any

import numpy as np

from .sets import FEWEST, MOST, VIEW
from .settings import RecipeError, shown

LABELS = 5  # classes at most
LARGEST = 2_000_000  # bytes
NAMED = 5  # lines that a sentence names
ROOM = 0.85  # of the picture is filled by points that do not fit into it as they are
CURE = "Write each row as x1,x2,label."


def from_csv(content: str | bytes) -> list[list[float]]:
    """[[x1, x2, class], ...]; classes are numbered in the order of their names.

    Features that lie beyond the picture's plane are scaled into it, each by itself. A first row of names is left out, and
    empty rows are. The delimiter is a comma, a semicolon (then numbers may have a decimal comma) or a tab.
    RecipeError for what holds no such rows.
    """
    lines = _lines(content)
    delimiter = max(",;\t", key=lines[0][1].count)
    rows = [(number, next(csv.reader([line], delimiter=delimiter), [])) for number, line in lines]
    decimal = "," if delimiter == ";" else "."
    if _numbers(rows[0][1][:2], decimal) is None and len(rows[0][1]) == 3:
        rows = rows[1:]
    features, labels = _read(rows, decimal)
    names = sorted(set(labels), key=_by_number)
    if len(names) < 2 or len(names) > LABELS:
        raise RecipeError(f"the labels are {shown(names)}; expected 2 to {LABELS} different ones. {CURE}")
    return [[x1, x2, names.index(label)] for (x1, x2), label in zip(_fitted(features).tolist(), labels)]


def _lines(content: str | bytes) -> list[tuple[int, str]]:
    """The lines that are not empty, with their numbers."""
    if len(content) > LARGEST:
        raise RecipeError(f"the file has {len(content):,} bytes; expected {MOST:,} rows at most. Take a sample of its rows.")
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    except UnicodeDecodeError as error:
        raise RecipeError(
            f"byte {error.start} is no UTF-8; expected text in UTF-8. Save the file again as CSV UTF-8."
        ) from None
    if "\0" in text:
        raise RecipeError(f"the file holds zero bytes; expected text in UTF-8. {CURE}")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not FEWEST <= len(lines) <= MOST + 1:
        raise RecipeError(
            f"there are {len(lines):,} rows; expected {FEWEST} to {MOST:,}. Add some, or take a sample of them."
        )
    return lines


def _read(rows: list[tuple[int, list[str]]], decimal: str) -> tuple[list, list[str]]:
    features, labels, bad = [], [], []
    for number, cells in rows:
        numbers = _numbers(cells[:2], decimal)
        if len(cells) != 3 or numbers is None or not _is_label(cells[2]):
            bad.append((number, cells))
        else:
            features.append(numbers)
            labels.append(cells[2].strip())
    if bad:
        said = ", ".join(str(number) for number, _ in bad[:NAMED]) + (", ..." if len(bad) > NAMED else "")
        raise RecipeError(
            f"{len(bad):,} of {len(rows):,} rows will not do, line{'s' * (len(bad) > 1)} {said} "
            f"(first: {shown(','.join(bad[0][1]))}); expected two numbers and a label of letters and digits. {CURE}"
        )
    return features, labels


def _numbers(cells: list[str], decimal: str) -> list[float] | None:
    try:
        numbers = [float(cell.replace(decimal, ".")) for cell in cells]
    except ValueError:
        return None
    return numbers if len(numbers) == 2 and all(abs(x) < 1e100 for x in numbers) else None


def _is_label(text: str) -> bool:
    return re.fullmatch(r"[\w .+-]{1,40}", text.strip()) is not None


def _by_number(label: str) -> tuple[Any, ...]:
    """Numbers in their order, then names in theirs."""
    try:
        return (0, float(label), label)
    except ValueError:
        return (1, 0.0, label)


def _fitted(features: list) -> np.ndarray:
    """(m, 2), within the plane."""
    X = np.array(features)
    low, high = X.min(axis=0), X.max(axis=0)
    if low.min() >= VIEW[0] and high.max() <= VIEW[1]:
        return X
    half = np.where(high > low, (high - low) / 2, 1.0)
    return ROOM * VIEW[1] * (X - (low + high) / 2) / half
