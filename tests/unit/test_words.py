"""Words that read as if translated stay out of code, errors, verdicts and the project's own pages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("labutils", "launcher", "benchmarks", "data", "labs.py", "README.md", "CONTRIBUTING.md")
OUT = {
    r"\banew\b": "again, afresh",
    r"\bgives nothing back\b": "returns nothing",
    r"\basked( for)? is\b": "expected:",
    r"\bhangs? on\b": "depends on",
    r"\bin the mean of\b": "averaged over",
    r"\bheight lines?\b": "contour lines",
    r"\bturned round\b": "reversed",
    r"\bbut for the sign\b": "except for the sign",
    r"\bfor ever\b": "forever",
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
