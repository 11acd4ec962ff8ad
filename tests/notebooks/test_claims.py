"""Every claim of a lab stands word for word in its notebook. (That it holds: ``test_proofs``.)"""

import importlib
from functools import cache

import pytest

from labutils.labs import LABS
from tests.notebooks.rules import NOTEBOOKS, plain, shipped

CLAIMS = [
    pytest.param(path, claim, id=f"{path.stem}: {claim.sentence[:60]}")
    for path in NOTEBOOKS
    if path.name[:2] in LABS
    for claim in importlib.import_module(f"labutils.labs.{LABS[path.name[:2]].module}").CLAIMS
]


@cache
def prose(path) -> str:
    return plain("\n".join(cell.source for cell in shipped(path).cells if cell.cell_type == "markdown"))


@pytest.mark.parametrize("path, claim", CLAIMS)
def test_the_claim_stands_word_for_word_in_the_notebook(path, claim):
    assert plain(claim.sentence) in prose(path)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_lab_makes_claims(path):
    assert any(claim.values[0] == path for claim in CLAIMS)
