"""A thousand random moves in the browser, over every panel of every lab."""

import pytest

from labutils.labs import LABS
from tests.browser.conftest import browser, lab_page, lab_server, open_lab  # noqa: F401  the suite's own browser and server
from tests.browser.random_hand import open_panels, play_with

MOVES = 100


@pytest.mark.browser
@pytest.mark.parametrize("number", LABS)
@pytest.mark.fault("random moves in the browser over all panels of lab {number}")
def test_after_random_moves_the_page_shows_what_the_kernel_has(
    lab_page,  # noqa: F811
    tmp_path,
    number,
    tried,
):
    play_with(open_panels(lab_page, tmp_path, number), MOVES, seed=int(number))
    tried(MOVES)
