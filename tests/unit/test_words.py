"""Words that read as if translated stay out of code, errors, verdicts and the project's own pages."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from labutils.words import counted, minus, times
from tests.sentences import faults_of

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("labutils", "launcher", "benchmarks", "data", "labs.py", "README.md", "CONTRIBUTING.md")
OUT = {
    r"\banew\b": "again, afresh",
    r"\bgives nothing back\b": "returns nothing",
    r"\bnothing is to do\b": "there is nothing to do",
    r"\bin the place of\b": "in place of",
    r"\blay a copy\b": "make a copy",
    r"\bhow dear\b": "how expensive",
    r"\bof like length\b": "of the same length",
    r"\bstands under\b": "is below",
    r"\basked( for)? is\b": "expected:",
    r"\bhangs? on\b": "depends on",
    r"\bin the mean of\b": "averaged over",
    r"\bheight lines?\b": "contour lines",
    r"\bturned round\b": "reversed",
    r"\bbut for the sign\b": "except for the sign",
    r"\bfor ever\b": "forever",
    r"(?<!there )\b(is|are) no (ordinary|folder|file|layer|number|block|panel|argument|function|dict)": "is not a …",
    r"\b(one|a) (?!that)\w+ a (unit|layer|row|column|seed|class|step|network|lab|file)\b(?! of)": "one … per …",
}


def pages() -> list[Path]:
    return [
        path for place in PLACES for path in (ROOT / place).rglob("*") if path.suffix in (".py", ".js", ".md", ".css")
    ] + [ROOT / place for place in PLACES if (ROOT / place).is_file()]


@pytest.mark.parametrize(("word", "instead"), OUT.items(), ids=OUT.values())
def test_a_word_that_is_out_is_in_no_page(word, instead):
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in pages()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(word, line)
    ]
    assert not found, f"say {instead!r}:\n" + "\n".join(found)


def test_one_is_singular():
    assert [counted(n, "unit") for n in (0, 1, 2)] == ["0 units", "1 unit", "2 units"]
    assert (counted(1000, "step", ","), counted(1.0, "epoch", ".3g")) == ("1,000 steps", "1 epoch")
    assert counted(np.int64(1), "mistake") == "1 mistake"
    assert (times(1), times(2)) == ("once", "2 times")


def test_only_a_sign_becomes_a_minus():
    said = minus("gap -5.3 points at (-0.2, -1) of [-1, 1]: 2-20-3-1, 1e-05, dev-2, a - 1")
    assert said == "gap −5.3 points at (−0.2, −1) of [−1, 1]: 2-20-3-1, 1e-05, dev-2, a - 1"


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("After 1 epochs J is 0.3.", ["one of several"]),
        ("After 1 epoch J is 0.1 lower, 11 steps, 1 loss.", []),
        ("Patient 1 has it.", []),
        ("train nan %", ["not a number"]),
        ("It ends after 1,200 updates with α = 1,000 and λ = 0.0001, 70.0 % right.", []),
        ("It ends after 1200 updates.", ["four digits without a comma"]),
        ("c = 1000. Clipped: train 51 %.", ["four digits without a comma"]),
        ("It costs 20.0 plus 1 for each.", ["a count with a decimal"]),
        ("1 of 27 runs go on.", ["one of them go"]),
    ],
)
def test_the_faults_of_a_sentence_are_found(said, faults):
    assert faults_of(said) == faults


SCENES = sorted(
    {path for folder in ("panels", "playground") for path in (ROOT / "labutils" / "labs").rglob(f"{folder}/*.py")}
)


@pytest.mark.parametrize("path", SCENES, ids=lambda path: str(path.relative_to(ROOT / "labutils" / "labs")))
def test_a_whole_number_is_not_written_before_several_of_a_thing(path):
    """In a panel's sentence every number that can be 1 goes with its noun through `counted`."""
    found = [said for node in ast.walk(ast.parse(path.read_text("utf-8"))) for said in several(node)]
    assert not found, f"use labutils.words.counted: {found}"


def several(node: ast.AST):
    """Each {number} of an f-string with the plural that follows it, but no constant, difference or number with decimals."""
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    for before, number, words in zip([None, *parts], parts, parts[1:]):
        if not isinstance(number, ast.FormattedValue) or not isinstance(words, ast.Constant):
            continue
        noun = re.match(r" (?!is|has|was|as|plus|times|points|classes|hyperparameters)[a-z]+(?<!s)s\b(?!')", words.value)
        decimals = number.format_spec is not None and ast.unparse(number.format_spec).endswith("f'")
        shown = ast.unparse(number.value)
        if isinstance(before, ast.Constant) and before.value.endswith("none of the "):
            continue
        if noun and not decimals and not re.fullmatch(r"(len\()?[A-Z_]+\)?( \* len\([A-Z]+\))?", shown):
            yield f"{{{shown}}}{noun.group()}"
