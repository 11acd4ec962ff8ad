"""Any order of play, pause, scrub, change, hide and show: what is seen at rest is the newest, and nothing runs any more."""

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.unit.live.world import STEPS, Page, World, plain

VALUES = st.integers(0, 10).map(float)
PLACES = st.integers(-1, STEPS + 5)
WHICH = st.integers(0, 1)
LATENCIES = (0.01, 0.4, 2.5)  # s until a page has painted: quick, slow, and one that is not waited for


class Moves(RuleBasedStateMachine):
    """Two pages on one panel; ``place`` is where the run has to be at rest, None where it depends on the time."""

    def __init__(self):
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.world = World(self.patch)
        self.views = iter(range(10**9))
        self.by, self.place = 1.0, STEPS
        for latency in LATENCIES[:2]:
            self.open(latency)

    def open(self, latency):
        Page(self.world, f"view {next(self.views)}", latency)

    @property
    def panel(self):
        return self.world.panel

    @property
    def looked_at(self):
        return not all(page.hidden for page in self.world.pages)

    @property
    def resting(self):
        """Nothing is done before the next move; else how far the run has come by then depends on the time."""
        task = self.panel.player.driver.task
        return not self.panel.player.current.pending and (task is None or task.done())

    # ---- what is done ----------------------------------------------------------------------------------------------------

    @rule(which=WHICH, by=VALUES)
    def change(self, which, by):
        self.world.pages[which].move(by)
        self.by, self.place = by, STEPS if by != self.by else self.place

    @rule(by=VALUES)
    def set(self, by):
        self.world.at_home(lambda: self.panel.set(by=by))
        self.by, self.place = by, STEPS

    @rule(which=WHICH)
    def play(self, which):
        self.world.pages[which].tell("play")
        self.place = STEPS

    @rule(which=WHICH)
    def pause(self, which):
        self.world.pages[which].tell("pause")
        self.place = None

    @rule(which=WHICH)
    def step(self, which):
        self.place = min(self.panel.player.run.at + 1, STEPS) if self.resting else None
        self.world.pages[which].tell("step")

    @rule(which=WHICH)
    def rewind(self, which):
        self.world.pages[which].tell("rewind")
        self.place = 0

    @rule(which=WHICH, at=PLACES)
    def scrub(self, which, at):
        self.place = min(max(at, 0), self.panel.player.run.count) if self.resting else None
        self.world.pages[which].tell("scrub", at=at)

    @rule(which=WHICH)
    def hide_or_show(self, which):
        page = self.world.pages[which]
        page.show() if page.hidden else page.hide()

    @rule(which=WHICH, latency=st.sampled_from(LATENCIES))
    def reload(self, which, latency):
        self.world.pages[which].leave()
        self.open(latency)

    @rule(seconds=st.sampled_from((0.0, 0.02, 0.2, 3.0)))
    def wait(self, seconds):
        before = (self.world.sent, self.world.scene.total) if not self.looked_at else None
        self.world.wait(seconds)
        assert before is None or before == (self.world.sent, self.world.scene.total), "nobody looks, so nothing runs"

    # ---- what must hold at rest ------------------------------------------------------------------------------------------

    @precondition(lambda self: self.looked_at)
    @rule()
    def rest(self):
        self.world.rest()
        self.nothing_is_said_any_more()
        run = self.panel.player.run
        assert self.panel.player.mode == "rest" and self.panel.values == {"by": self.by}
        assert self.place in (None, run.at), "where the last move leads to"
        assert self.world.scene.total == self.by * run.at, "the state is the one named by the position"
        words = f"by {self.by:g}: {self.by * run.at:g}"
        picture = [plain(notes) for _, notes in self.panel.widget.picture.notes()]
        self.all_show(words, picture)

    def all_show(self, words, picture):
        for page in self.world.pages:
            assert page.hidden or page.shows() == (words, picture), page.view

    def nothing_is_said_any_more(self):
        before = self.world.sent, self.world.said
        self.world.wait(10.0)
        assert (self.world.sent, self.world.said) == before, "at rest"

    def teardown(self):
        for page in self.world.pages:
            page.hidden and page.show()
        try:
            self.rest()
        finally:
            for page in list(self.world.pages):
                page.leave()
            self.world.close()
            self.patch.undo()


@pytest.mark.hypothesis
def test_any_order_of_moves_comes_to_rest_at_the_newest():
    few = {"max_examples": 30} if settings().derandomize else {}  # in the suite; the soak tries a thousand
    quick_to_fail = (Phase.generate,)  # to make a failing story shorter takes minutes where it never comes to rest
    run_state_machine_as_test(Moves, settings=settings(stateful_step_count=25, phases=quick_to_fail, **few))


def test_play_is_not_lost_where_a_change_has_not_begun_yet():
    moves = Moves()
    for page in moves.world.pages:
        page.hide()
    moves.change(0, 3.0)
    moves.pause(0)
    moves.play(0)
    moves.teardown()
