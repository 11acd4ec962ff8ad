"""A hand moves at random over the panels of one lab, in the real page; the thousand moves over all are in tests/soak."""

import pytest

from tests.browser.random_hand import open_panels, play_with

pytestmark = pytest.mark.browser
MOVES = 60


@pytest.mark.fault("random moves in the browser over three panels of lab 03")
def test_after_random_moves_the_page_shows_what_the_kernel_has(lab_page, tmp_path, tried):
    play_with(open_panels(lab_page, tmp_path, "03", most=3), MOVES, seed=1)
    tried(MOVES)
