"""Every claim once more on three sets of twenty seeds that neither a panel nor the claim's own proof has seen.

What a notebook says must not depend on the seeds it was written from: the comparison and the printed figures hold here too.
"""

import importlib
from dataclasses import replace

import pytest

from labutils.labs import LABS

FRESH = [range(start, start + 20) for start in (1_000, 2_000, 3_000)]
CLAIMS = [
    pytest.param(claim, id=f"{number}: {claim.sentence[:60]}")
    for number, lab in LABS.items()
    for claim in importlib.import_module(f"labutils.labs.{lab.module}").CLAIMS
    if claim.seeds is not None
]


@pytest.mark.parametrize("seeds", FRESH, ids=lambda seeds: f"seeds {seeds[0]} to {seeds[-1]}")
@pytest.mark.parametrize("claim", CLAIMS)
def test_the_claim_holds_on_fresh_seeds(claim, seeds):
    assert not {*claim.seeds} & {*seeds}
    assert replace(claim, seeds=seeds).prove().holds
