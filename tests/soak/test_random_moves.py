"""A week of a learner's moves, over all panels."""

import numpy as np
import pytest

from tests.moves import PANELS, play_with

MOVES = 10_000 // len(PANELS) + 1


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.fault("10,000 random moves over all panels")
def test_thousands_of_random_moves_leave_the_panels_whole(name, tried):
    panel = PANELS[name]()
    try:
        play_with(panel, MOVES, np.random.default_rng())
    finally:
        panel.close()
    tried(MOVES)
