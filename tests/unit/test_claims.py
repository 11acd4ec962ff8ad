"""Claims: sentences with numbers, and the proof they are held to."""

import numpy as np
import pytest

from labutils.claims import Claim, ClaimError, Claims


def always(**figures):
    return lambda seeds: (np.ones(len(seeds), bool), figures)


def test_the_decorator_registers_claims_in_order():
    CLAIMS = claim = Claims()

    @claim("First.")
    def one(seeds):
        return True, {}

    @claim("Second.", seeds=range(7))
    def two(seeds):
        return True, {"n": len(seeds)}

    assert [c.sentence for c in CLAIMS] == ["First.", "Second."]
    assert two.prove().figures == {"n": 7}


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("With λ = 0.7 the gap narrows from 6.3 to 3.4 points.", ("0.7", "6.3", "3.4")),
        ("L2 and W1 in a 2-20-3-1 net hold no measured number.", ()),
        ("After 15,000 steps J is 1e-7, or −2.5.", ("15,000", "1e-7", "−2.5")),
        ("It reaches 94.8 %, that is 95%.", ("94.8", "95")),
        ("Train accuracy ends at 3.", ("3",)),
        ("The range 20–25 is one of numbers.", ("20", "25")),
    ],
)
def test_the_numbers_of_a_sentence_are_read(sentence, numbers):
    assert Claim(sentence, always()).numbers == numbers


def test_a_claim_that_holds_gives_its_figures():
    evidence = Claim("The gap is 3.4 points.", always(gap=3.38)).prove()
    assert evidence.holds and evidence.figures == {"gap": 3.38}
    assert "gap 3.38" in repr(evidence)


def test_a_claim_that_fails_for_a_seed_raises_with_the_figures():
    claim = Claim("It narrows.", lambda seeds: ([True] * 4 + [False], {"gap": 1.5}))
    with pytest.raises(ClaimError, match=r"does not hold: It narrows. \[gap 1.5\].*80% of the seeds"):
        claim.prove()


def test_a_share_of_the_seeds_may_be_enough():
    assert Claim("Mostly.", lambda seeds: ([True] * 4 + [False], {}), share=0.8).prove().holds


def test_a_number_nothing_measured_is_refused():
    with pytest.raises(ClaimError, match="says 6.3, but no figure does"):
        Claim("From 6.3 to 3.4.", always(after=3.4)).prove()


def test_a_setting_counts_when_given():
    assert Claim("With λ = 0.7 it is 3.4.", always(gap=3.4), given=(0.7,)).prove().holds


def test_a_share_may_stand_as_a_percentage():
    assert Claim("Accuracy is 94.8 %.", always(accuracy=0.9478)).prove().holds
    with pytest.raises(ClaimError, match="says 94.8"):
        Claim("It has 94.8 units.", always(accuracy=0.9478)).prove()


def test_a_figure_has_the_sign_that_is_printed():
    assert Claim("It changes by −2.5 points.", always(change=-2.52)).prove().holds
    with pytest.raises(ClaimError, match="says 2.5, but no figure does"):
        Claim("It costs 2.5 points.", always(cost=-2.52)).prove()


def test_numbers_take_their_figures_in_order():
    figures = always(without=4.52, other=99.0, with_it=1.48)
    assert Claim("4.5 without, 1.5 with.", figures).prove().holds
    with pytest.raises(ClaimError, match="says 4.5, but no figure does, at this place in their order"):
        Claim("1.5 without, 4.5 with.", figures).prove()


def test_a_figure_is_taken_once():
    with pytest.raises(ClaimError, match="says 4.5"):
        Claim("4.5 without, 4.5 with.", always(without=4.52, with_it=1.48)).prove()


@pytest.mark.parametrize(
    ("printed", "measured", "fits"),
    [("94.8", 94.86, True), ("94.8", 94.95, False), ("95", 94.1, True), ("15,000", 14_990, False), ("1e-7", 1.4e-7, True)],
)
def test_a_printed_number_must_lie_within_its_last_digit(printed, measured, fits):
    claim = Claim(f"It is {printed} now.", always(x=measured))
    if fits:
        assert claim.prove().holds
    else:
        pytest.raises(ClaimError, claim.prove)


def test_fewer_than_five_seeds_are_refused():
    with pytest.raises(ValueError, match="at least 5"):
        Claim("One run.", always(), seeds=range(4))


def test_a_claim_without_chance_takes_no_seeds():
    assert Claim("Two and two are 4.", lambda: (True, {"sum": 4}), seeds=None).prove().holds
