"""Every claim of a lab holds, and every answer to a guess is what its proof measures.

Both in one file, so in one process: what a claim and a guess ask of the same networks is measured once.
"""

import pytest

from tests.notebooks.test_claims import CLAIMS
from tests.notebooks.test_guesses import ASKED


@pytest.mark.parametrize("path, claim", CLAIMS)
def test_the_claim_holds(path, claim):
    assert claim.prove().holds


@pytest.mark.parametrize(("number", "guess"), ASKED, ids=lambda one: getattr(one, "name", one))
def test_the_answer_is_what_its_proof_measures(number, guess):
    assert guess.is_proved(), f"lab {number}, {guess.name!r}: the proof says {guess.proof()}, the answer is {guess.answer}"
