"""Any order of play, pause, scrub, change, hide and show, in a real page: what is painted at rest is the newest picture."""

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from tests.browser.lab import patient
from tests.browser.shown import load
from tests.browser.views import Desk, View
from tests.unit.live.test_random import WHICH, Moves

pytestmark = pytest.mark.browser


def moves_on(desk: Desk) -> type:
    """The same moves with two real views on a page; they are hidden and shown together, as all of a tab is."""

    class MovesOnScreen(Moves):
        def open(self, latency):
            View(self.world, desk, latency)

        @rule(which=WHICH)
        def hide_or_show(self, which):
            super().hide_or_show(which)
            super().hide_or_show(1 - which)

        def all_show(self, words, picture):
            """What somebody sees who has just come."""
            seen = [view.shows() for view in self.world.pages]
            newcomer = View(self.world, desk, 0.01)
            self.world.rest()
            said, _, colours = fresh = newcomer.shows()
            assert said == words and colours > 2, "white, or without words"
            assert seen == [fresh] * 2
            newcomer.leave()

    return MovesOnScreen


@pytest.mark.hypothesis
def test_any_order_of_moves_leaves_the_newest_picture_on_the_page(browser):
    page, errors = patient(browser.new_page()), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    load(page)
    few = {"max_examples": 4} if settings().derandomize else {"max_examples": 200}  # in the suite; in the soak
    how = settings(stateful_step_count=12, phases=(Phase.generate,), **few)
    desk = Desk(page)
    desk.serve(lambda: run_state_machine_as_test(moves_on(desk), settings=how))
    assert errors == []
    page.close()
