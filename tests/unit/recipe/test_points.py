"""CSV as people bring it: read, or one sentence that names the line; nothing in between."""

import numpy as np
import pytest

from labutils.recipe import OWN, Recipe, RecipeError, from_csv

ROWS = [f"{0.1 * k:.1f},{1 - 0.1 * k:.1f},{'cat' if k % 2 else 'dog'}" for k in range(12)]
CSV = "\n".join(["x1,x2,label", *ROWS])


def with_row(number: int, row: str) -> str:
    lines = CSV.splitlines()
    lines[number - 1] = row
    return "\n".join(lines)


GOOD = {
    "as it is": CSV,
    "bytes": CSV.encode(),
    "with a byte order mark": b"\xef\xbb\xbf" + CSV.encode(),
    "from Windows": CSV.replace("\n", "\r\n"),
    "tabs": CSV.replace(",", "\t"),
    "semicolons and decimal commas": CSV.replace(",", ";").replace(".", ","),
    "without names": "\n".join(ROWS),
    "empty lines and spaces": CSV.replace("\n", "\n\n").replace(",", ", "),
    "pasted with a byte order mark, without names": "\ufeff" + "\n".join(ROWS),
    "semicolons and decimal commas, without names": "\n".join(ROWS).replace(",", ";").replace(".", ","),
    "from an old Macintosh": CSV.replace("\n", "\r"),
    "names that begin as no number does": "info,nano,label\n" + "\n".join(ROWS),
    "UTF-16, as spreadsheets save Unicode text": CSV.replace(",", "\t").encode("utf-16"),
    "quoted": CSV.replace("cat", '"cat"'),
}


@pytest.mark.parametrize("kind", GOOD)
def test_what_people_bring_is_read(kind):
    points = from_csv(GOOD[kind])
    assert points == from_csv(CSV) and len(points) == 12
    assert points[0] == [0.0, 1.0, 1] and points[1] == [0.1, 0.9, 0]
    Recipe({"set": OWN, "points": points})


BAD = {
    "a word for a number": (with_row(7, "a,0.2,cat"), "line 7 ('a,0.2,cat')"),
    "a number missing": (with_row(7, "0.2,cat"), "line 7"),
    "a column too many": (with_row(7, "1,2,3,cat"), "line 7"),
    "nan": (with_row(7, "nan,2,cat"), "line 7"),
    "infinite": (with_row(7, "1e999,2,cat"), "line 7"),
    "too large a number": (with_row(7, "1e308,2,cat"), "line 7 ('1e308,2,cat'); expected two numbers below 1e100"),
    "commas in quotes": (with_row(7, '"1,5","2,5",cat'), 'line 7 (\'"1,5","2,5",cat\')'),
    "a quote without its end": (with_row(7, '1,2,"cat'), "line 7"),
    "a label over two lines": (with_row(7, '1,2,"c\nat"'), "lines 7, 8"),
    "a label without end": (with_row(7, "1,2," + "c" * 200_000), "line 7"),
    "another separator within a label": (with_row(7, "1,2,cat\u2028dog"), "line 7"),
    "a first row that is nearly right": (with_row(1, "0.5,half,cat"), "line 1 ('0.5,half,cat')"),
    "no label": (with_row(7, "1,2,"), "line 7"),
    "no label, as a program writes it": (with_row(7, "1,2,NaN"), "line 7"),
    "HTML in a label": (with_row(7, "1,2,<img src=x onerror=alert(1)>"), "line 7"),
    "many bad rows": (
        "\n".join([*ROWS, *["?,?,?"] * 8]),
        "8 of 20 rows cannot be read: lines 13, 14, 15, 16, 17, ... (the first is '?,?,?')",
    ),
    "one class only": (CSV.replace("cat", "dog"), "the labels are ['dog']; expected 2 to 5 different ones"),
    "a label for each": ("\n".join(f"{k},{k},{k}" for k in range(12)), "expected 2 to 5 different ones"),
    "two rows": ("1,2,a\n3,4,b", "there are 2 rows; expected 10 to 2,000"),
    "nothing": ("", "there are 0 rows"),
    "a million rows": ("1,2,a\n" * 1_000_000, "6,000,000 bytes"),
    "one line of ten megabytes": ("1," * 5_000_000, "10,000,000 bytes"),
    "one long line": ("1," * 900_000, "there is 1 row;"),
    "a row too many": ("1,2,a\n" * 2001, "there are 2,001 rows"),
    "three thousand rows": ("1,2,a\n" * 3000, "there are 3,000 rows; expected 10 to 2,000"),
    "another encoding": (CSV.replace("cat", "Kätzchen").encode("latin-1"), "not UTF-8"),
    "another encoding, named UTF-16": (b"\xff\xfe\x00", "not UTF-8"),
    "UTF-16 without its mark": (CSV.encode("utf-16-le"), "bytes that are 0"),
    "no numbers in the first row": ("nan,inf,a\n" + "1,2,a\n3,4,b\n" * 8, "line 1 ('nan,inf,a')"),
    "other kinds of number in the first row": ("0x1,1e,a\n" + "1,2,a\n3,4,b\n" * 8, "line 1 ('0x1,1e,a')"),
    "Python's underscores": ("1,2,a\n3,4,b\n" * 8 + "1_0,2,a\n", "line 17 ('1_0,2,a')"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "the file is a picture"),
    "a workbook": (b"PK\x03\x04" + bytes(range(256)), "the file is a spreadsheet or an archive"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_table_gets_one_sentence_that_names_the_line(kind):
    content, words = BAD[kind]
    with pytest.raises(RecipeError) as refused:
        from_csv(content)
    said = str(refused.value)
    assert words in said and "expected" in said and said.endswith(".") and "\n" not in said and len(said) < 300


def test_features_beyond_the_plane_are_scaled_into_it_each_by_itself():
    points = np.array(from_csv("\n".join(f"{1000 + k},{-0.01 * k},{k % 2}" for k in range(20))))
    assert np.allclose(points[:, :2].min(axis=0), -1.7) and np.allclose(points[:, :2].max(axis=0), 1.7)
    same = np.array(from_csv("\n".join(f"{5 * k},7,{k % 2}" for k in range(20))))
    assert np.array_equal(same[:, 1], np.zeros(20))


def test_labels_that_are_numbers_keep_their_order():
    labels = [point[2] for point in from_csv("\n".join(f"0,0,{(10, 9, 2)[k % 3]}" for k in range(12)))]
    assert labels[:3] == [2, 1, 0]
