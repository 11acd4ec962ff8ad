"""A hand moves at random over every panel; the ten thousand moves are in tests/soak."""

import importlib

import numpy as np
import pytest

from labutils.labs import LABS
from tests.moves import play_with

PANELS = {
    f"{number} {name}": factory
    for number, lab in LABS.items()
    for name, factory in importlib.import_module(f"labutils.labs.{lab[0]}").PANELS.items()
}
MOVES = 2


@pytest.mark.usefixtures("few_seeds")
@pytest.mark.parametrize("name", PANELS)
@pytest.mark.fault("random moves of every panel")
def test_random_moves_leave_a_panel_whole(name, tried):
    panel = PANELS[name]()
    try:
        play_with(panel, MOVES, np.random.default_rng(sum(name.encode())))
    finally:
        panel.close()
    tried(MOVES)
