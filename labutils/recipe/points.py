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
NO_TEXT = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a spreadsheet or an archive",
}
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # spreadsheets save "Unicode text" so
CURE = "Write each row as x1,x2,label."


def from_csv(content: str | bytes) -> list[list[float]]:
    """[[x1, x2, class], ...]; classes are numbered in the order of their names.

    Features that lie beyond the picture's plane are scaled into it, each by itself. Empty rows are left out, and a first row
    of three names. The delimiter is a comma, a semicolon (then numbers may have a decimal comma) or a tab: the one that
    makes three cells of most rows. RecipeError for what holds no such rows.
    """
    lines = _lines(content)
    delimiter = max(";\t,", key=lambda delimiter: sum(len(_cells(line, delimiter)) == 3 for _, line in lines))
    rows = [(number, line, _cells(line, delimiter)) for number, line in lines]
    decimal = "," if delimiter == ";" else "."
    if len(rows[0][2]) == 3 and all(_is_name(cell) for cell in rows[0][2][:2]):
        rows = rows[1:]
    _check_count(len(rows))
    features, labels = _read(rows, decimal)
    names = sorted(set(labels), key=_by_number)
    if len(names) < 2 or len(names) > LABELS:
        raise RecipeError(f"the labels are {shown(names)}; expected 2 to {LABELS} different ones. {CURE}")
    return [[x1, x2, names.index(label)] for (x1, x2), label in zip(_fitted(features).tolist(), labels)]


def _lines(content: str | bytes) -> list[tuple[int, str]]:
    """The lines that are not empty, with their numbers."""
    if not isinstance(content, str | bytes):
        raise RecipeError(f"content is {shown(content)}; expected the text of a file. Join rows with '\\n'.join(rows).")
    if len(content) > LARGEST:
        raise RecipeError(f"the file has {len(content):,} bytes; expected {MOST:,} rows at most. Take a sample of its rows.")
    text = content.removeprefix("\ufeff") if isinstance(content, str) else _decoded(content)
    if "\0" in text:
        raise RecipeError("the file holds bytes that are 0; expected text in UTF-8. Save it again as CSV UTF-8.")
    lines = [(number, line) for number, line in enumerate(re.split("\r\n|\r|\n", text), start=1) if line.strip()]
    _check_count(len(lines), header=1)
    return lines


def _decoded(content: bytes) -> str:
    for start, kind in NO_TEXT.items():
        if content.startswith(start):
            raise RecipeError(f"the file is {kind}; expected rows of text. Save the table as CSV UTF-8.")
    try:
        return content.decode("utf-16" if content.startswith(UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecipeError(
            f"byte {error.start} is not UTF-8; expected text in UTF-8. Save the file again as CSV UTF-8."
        ) from None


def _check_count(rows: int, header: int = 0) -> None:
    if not FEWEST <= rows <= MOST + header:
        there = "is 1 row" if rows == 1 else f"are {rows:,} rows"
        raise RecipeError(f"there {there}; expected {FEWEST} to {MOST:,}. Add some, or take a sample of them.")


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of a row; all in one where its quotes do not fit or a cell has no end."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return [line]


def _read(rows: list[tuple[int, str, list[str]]], decimal: str) -> tuple[list, list[str]]:
    features, labels, bad = [], [], []
    for number, line, cells in rows:
        numbers = _numbers(cells[:2], decimal)
        if len(cells) != 3 or numbers is None or not _is_label(cells[2]):
            bad.append((number, line))
        else:
            features.append(numbers)
            labels.append(cells[2].strip())
    if bad:
        said = ", ".join(str(number) for number, _ in bad[:NAMED]) + (", ..." if len(bad) > NAMED else "")
        where = f"line {said} ({shown(bad[0][1])})" if len(bad) == 1 else f"lines {said} (the first is {shown(bad[0][1])})"
        raise RecipeError(
            f"{len(bad):,} of {len(rows):,} rows cannot be read: {where}; expected two numbers below 1e100 in size and a "
            f"label of letters and digits. {CURE}"
        )
    return features, labels


def _numbers(cells: list[str], decimal: str) -> list[float] | None:
    if any("_" in cell for cell in cells):  # Python would take 1_0 for 10
        return None
    try:
        numbers = [float(cell.replace(decimal, ".")) for cell in cells]
    except ValueError:
        return None
    return numbers if all(abs(x) < 1e100 for x in numbers) else None


def _is_name(cell: str) -> bool:
    """Does it head a column? What is meant as a number, such as nan or 0x1, does not."""
    return not re.match(r"\s*[-+]?(\.?\d|(nan|inf(inity)?)\s*$)", cell, re.IGNORECASE)


def _is_label(text: str) -> bool:
    """Letters and digits; nan is what a program writes where there is none."""
    return re.fullmatch(r"(?!nan$)[\w .+-]{1,40}", text.strip(), re.IGNORECASE) is not None


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
