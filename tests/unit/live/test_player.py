"""The player with a screen and a clock of its own: what runs, what is dropped, what is shown."""

import asyncio
from types import SimpleNamespace

import pytest

from labutils.live import current
from labutils.live import player as player_module
from labutils.live.player import Player
from tests.unit.live.scenes import Counting, Diverging, Failing, Remembering, Still


class Screen:
    """Notes every frame; ``delay`` answers what it is told to."""

    def __init__(self, scene=None, wait=0.0):
        self.scene, self.wait, self.frames = scene, wait, []

    def delay(self):
        return self.wait

    def post(self, picture):
        """In three pieces, the last of which sends it."""
        yield
        yield
        self.frames.append(self.scene.sentence() if picture else "words")

    def ahead(self):
        return None


def make(scene, wait=0.0, loop=None):
    errors = []
    screen = Screen(scene, wait)
    values = {"by": 1.0}
    player = Player(scene, lambda: dict(values), screen, errors.append, loop)
    player.errors, player.screen, player.values = errors, screen, values
    return player


def change(player, **values):
    """New values, and word of them."""
    player.values.update(values)
    player.change()


def finish(player, **values):
    """New values, and a run to the end."""
    player.values.update(values)
    player.finish()


def on_a_loop(story):
    """Run an async test; what it leaves running is an error."""

    async def told():
        await story(asyncio.get_running_loop())
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, "the player is at rest, so nothing runs"

    asyncio.run(told())


async def rest(player):
    """Until nothing runs any more; a player that never rests meets the time limit of every test."""
    while not player.driver.task.done():
        await asyncio.sleep(0.005)
    assert player.driver.task.exception() is None, "it ended by itself"


def test_set_runs_to_the_end_and_draws_once():
    scene = Counting()
    finish(make(scene), by=2.0)
    assert scene.calls == ["start 2", "draw 20"]


def test_a_player_that_is_closed_draws_nothing_more():
    scene = Counting()
    player = make(scene)
    finish(player)
    calls = list(scene.calls)
    player.close()
    assert scene.calls == calls and player.run is None


def test_an_endless_run_is_left_after_the_limit(monkeypatch):
    monkeypatch.setattr(player_module, "LIMIT", 7)
    scene = Counting(steps=10**9)
    finish(make(scene))
    assert scene.total == 7


def test_a_scene_with_nothing_to_run_is_drawn_at_once():
    scene = Still()
    player = make(scene)
    finish(player, by=3.0)
    assert scene.calls == ["draw 30"] and player.screen.frames == ["by 3: 30"]


def test_a_change_runs_to_its_last_frame_on_the_loop():
    async def story(loop):
        scene = Counting(steps=500)
        player = make(scene, loop=loop)
        change(player, by=2.0)
        await rest(player)
        assert player.screen.frames[-1] == "by 2: 1000"

    on_a_loop(story)


@pytest.mark.parametrize("opens", [False, True])
def test_a_scene_that_opens_with_the_picture_before_its_first_piece_of_work_is_shown_with_it(opens):
    async def story(loop):
        scene = Counting()
        scene.opens = opens
        player = make(scene, loop=loop)
        change(player)
        await rest(player)
        assert (player.screen.frames[0] == "by 1: 0") == opens and player.screen.frames[-1] == "by 1: 10"

    on_a_loop(story)


@pytest.mark.parametrize("pause, opens", [(0.01, False), (0.3, True)])
def test_in_a_drag_no_run_but_the_first_is_shown_before_its_first_piece_of_work(monkeypatch, pause, opens):
    """The clock stands still but for the pause of the hand between two moves."""
    now = [1e3]
    monkeypatch.setattr(current, "time", SimpleNamespace(monotonic=lambda: now[0]))

    async def story(loop):
        scene = Counting()
        scene.opens = True
        player = make(scene, loop=loop)
        for by in (2.0, 3.0):
            player.screen.frames.clear()
            change(player, by=by)
            await rest(player)
            now[0] += pause
        assert ("by 3: 0" in player.screen.frames) == opens and player.screen.frames[-1] == "by 3: 30"

    on_a_loop(story)


def test_of_many_changes_only_the_newest_is_run():
    async def story(loop):
        scene = Counting()
        player = make(scene, loop=loop)
        for by in range(2, 30):
            change(player, by=float(by))
        await rest(player)
        assert [call for call in scene.calls if "start" in call] == ["start 29"]
        assert player.screen.frames[-1] == "by 29: 290"

    on_a_loop(story)


def test_a_change_drops_the_old_run_at_once():
    async def story(loop):
        scene = Counting(steps=10**9)
        player = make(scene, loop=loop)
        change(player, by=1.0)
        await asyncio.sleep(0.02)
        old, pieces = player.run, player.run._pieces
        assert pieces.gi_frame is not None
        scene.steps = 5
        change(player, by=2.0)
        await rest(player)
        assert old.done and pieces.gi_frame is None, "the old run's generator is closed"
        assert scene.total == 10

    on_a_loop(story)


def test_no_frame_is_posted_before_the_last_is_taken():
    async def story(loop):
        scene = Counting(steps=10**9)
        player = make(scene, wait=0.5, loop=loop)
        change(player)
        await asyncio.sleep(0.05)
        assert player.screen.frames == [] and scene.total > 0
        player.screen.wait = 0.0
        player.wake()
        await asyncio.sleep(0.05)
        assert player.screen.frames
        player.pause()
        await rest(player)

    on_a_loop(story)


def test_the_last_state_is_posted_once_the_page_is_ready():
    async def story(loop):
        scene = Counting()
        player = make(scene, wait=10.0, loop=loop)
        change(player, by=4.0)
        await asyncio.sleep(0.05)
        assert player.screen.frames == []
        player.screen.wait = 0.0
        player.wake()
        await rest(player)
        assert player.screen.frames == ["by 4: 40"]

    on_a_loop(story)


def test_while_nobody_looks_nothing_runs():
    async def story(loop):
        scene = Counting(steps=10**9)
        player = make(scene, wait=None, loop=loop)
        change(player)
        await rest(player)
        assert scene.calls == []
        player.screen.wait = 0.0
        player.refresh()
        await asyncio.sleep(0.03)
        assert scene.total > 0
        player.pause()
        await rest(player)

    on_a_loop(story)


@pytest.mark.parametrize("turns", range(4))
def test_who_comes_back_at_once_is_seen(turns):
    """A page is loaded again: for a few turns of the loop nobody looks."""

    async def story(loop):
        player = make(Counting(steps=10**9), loop=loop)
        change(player)
        await asyncio.sleep(0.02)
        player.screen.wait = None
        for _ in range(turns):
            await asyncio.sleep(0)
        player.screen.wait = 0.0
        player.refresh()
        for _ in range(10):
            await asyncio.sleep(0)
        assert not player.driver.task.done(), "the run goes on"
        player.pause()
        await rest(player)

    on_a_loop(story)


def test_other_work_goes_on_while_a_run_streams():
    async def story(loop):
        player = make(Counting(steps=10**9), loop=loop)
        change(player)
        turns = 0
        for _ in range(10):
            await asyncio.sleep(0)
            turns += 1
        assert turns == 10 and player.mode == "training"
        player.pause()
        await rest(player)

    on_a_loop(story)


def test_rewind_leads_to_the_state_the_run_began_with():
    player = make(scene := Remembering())
    finish(player, by=2.0)
    player.rewind()
    assert scene.total == 0 and player.run.at == 0
    assert scene.calls.count("start 2") == 1


def test_without_snapshots_rewind_begins_the_run_again():
    player = make(scene := Counting())
    finish(player, by=2.0)
    player.rewind()
    assert scene.total == 0 and scene.calls.count("start 2") == 2
    player.step()
    assert scene.total == 2


def test_step_after_scrub_follows_the_film_and_then_works_on():
    player = make(scene := Remembering(steps=4))
    finish(player)
    player.scrub(1)
    seen = []
    for _ in range(5):
        player.step()
        seen.append(scene.total)
    assert seen == [2, 3, 4, 4, 4]


def test_work_goes_on_from_the_newest_state_after_scrubbing_back():
    async def story(loop):
        scene = Remembering(steps=10**9)
        player = make(scene, loop=loop)
        change(player)
        await asyncio.sleep(0.02)
        player.scrub(0)
        reached = player.run.count
        assert scene.total == 0
        player.run.work()
        assert scene.total == reached + 1
        await rest(player)

    on_a_loop(story)


def test_play_shows_a_finished_run_again_from_its_start(monkeypatch):
    monkeypatch.setattr(player_module, "REPLAY", 0.1)

    async def story(loop):
        scene = Remembering()
        player = make(scene, loop=loop)
        finish(player)
        await rest(player)
        del scene.calls[:]
        player.play()
        await rest(player)
        assert scene.calls[0] == "draw 0" and scene.calls[-1] == "draw 10"
        assert not any("start" in call for call in scene.calls)

    on_a_loop(story)


def test_play_goes_on_with_a_paused_run():
    async def story(loop):
        scene = Remembering(steps=10**9)
        player = make(scene, loop=loop)
        change(player)
        await asyncio.sleep(0.02)
        player.pause()
        await rest(player)
        reached = scene.total
        player.play()
        await asyncio.sleep(0.02)
        assert scene.total > reached and scene.calls.count("start 1") == 1
        player.pause()
        await rest(player)

    on_a_loop(story)


@pytest.mark.parametrize("where", ["start", "work", "draw"])
def test_an_exception_anywhere_stops_the_run_and_is_told(where):
    async def story(loop):
        scene = Failing(where)
        player = make(scene, loop=loop)
        finish(player)
        await rest(player)
        scene.broken = True
        change(player, by=2.0)
        await rest(player)
        assert [str(e) for e in player.errors] == [f"'lost in {where}'"]
        assert player.mode == "rest" and player.screen.frames

    on_a_loop(story)


@pytest.mark.parametrize("where", ["start", "work", "draw"])
def test_set_raises_what_the_scene_raises(where):
    scene = Failing(where)
    scene.broken = True
    player = make(scene)
    with pytest.raises(KeyError, match=f"lost in {where}"):
        finish(player)
    assert len(player.errors) == 1 and player.mode == "rest"


def test_a_new_value_brings_the_player_back_after_an_error():
    async def story(loop):
        scene = Failing("work")
        scene.broken = True
        player = make(scene, loop=loop)
        change(player)
        await rest(player)
        scene.broken = False
        change(player, by=2.0)
        await rest(player)
        assert player.screen.frames[-1] == "by 2: 20"

    on_a_loop(story)


def test_a_cost_that_is_not_finite_stops_the_run():
    player = make(Diverging())
    with pytest.raises(FloatingPointError, match="the cost became nan at step 4"):
        finish(player, by=6.0)


def test_the_film_of_a_run_that_diverged_can_be_looked_at():
    player = make(scene := Diverging())
    with pytest.raises(FloatingPointError):
        finish(player, by=6.0)
    player.scrub(3)
    assert scene.total == 18


def test_a_screen_that_fails_gets_the_words_alone():
    class Broken(Screen):
        def post(self, picture):
            if picture:
                raise TypeError("cannot be painted")
            return super().post(picture)

    scene, errors = Counting(), []
    screen = Broken(scene)
    Player(scene, dict, screen, errors.append).finish()
    assert screen.frames == ["words"] and str(errors[0]) == "cannot be painted"


class Foresighted(Screen):
    """What is drawn ahead takes five pieces; ``sees`` one of them."""

    def __init__(self, scene, sees=lambda: None):
        super().__init__(scene)
        self.sees, self.done, self.begun = sees, False, 0

    def ahead(self):
        return None if self.done else self.pieces()

    def pieces(self):
        self.begun += 1
        for _ in range(5):
            yield
            self.sees()
        self.done = True


def foresighted(loop, sees=lambda: None):
    scene, errors = Counting(), []
    player = Player(scene, lambda: {"by": 1.0}, Foresighted(scene, sees), errors.append, loop)
    player.screen, player.errors = player._frame.screen, errors
    return player


def test_what_may_be_shown_later_is_drawn_once_the_player_rests():
    async def story(loop):
        at = []
        player = foresighted(loop, lambda: at.append((player.mode, player.screen.frames[-1])))
        player.change()
        await rest(player)
        assert player.screen.done and set(at) == {("rest", "by 1: 10")}

    on_a_loop(story)


def test_nothing_is_drawn_ahead_while_nobody_looks():
    async def story(loop):
        player = foresighted(loop)
        player.screen.done = True  # nothing yet
        player.change()
        await rest(player)
        player.screen.done, player.delay = False, lambda: None
        player.wake()
        await rest(player)
        assert player.screen.begun == 0

    on_a_loop(story)


def test_a_frame_comes_before_what_is_drawn_ahead_which_is_begun_anew_then():
    async def story(loop):
        frames, player = [], foresighted(loop, lambda: move())

        def move():
            frames.append(list(player.screen.frames))
            if len(frames) == 2:
                player.refresh()

        player._frame.draw_ahead = lambda seconds, draw=player._frame.draw_ahead: draw(0.0)  # a piece each time
        player.change()
        await rest(player)
        assert [len(seen) for seen in frames] == [1, 1, 2, 2, 2, 2, 2] and player.screen.begun == 2

    on_a_loop(story)


def test_drawing_ahead_that_fails_is_told_and_not_tried_again():
    async def story(loop):
        player = foresighted(loop, lambda: 1 / 0)
        player.change()
        await rest(player)
        player.refresh()
        await rest(player)
        assert player.screen.begun == 1 and [str(error) for error in player.errors] == ["division by zero"]

    on_a_loop(story)


def test_a_value_set_from_python_wins_over_a_change_that_still_waits():
    async def story(loop):
        scene = Counting()
        player = make(scene, loop=loop)
        change(player, by=2.0)
        finish(player, by=3.0)
        await rest(player)
        assert [call for call in scene.calls if "start" in call] == ["start 3"]
        assert player.screen.frames == ["by 3: 30"]

    on_a_loop(story)


def test_play_after_scrubbing_goes_on_from_there(monkeypatch):
    monkeypatch.setattr(player_module, "REPLAY", 0.1)

    async def story(loop):
        scene = Remembering(steps=1000)
        player = make(scene, loop=loop)
        finish(player)
        player.scrub(600)
        await rest(player)
        del scene.calls[:]
        player.play()
        await rest(player)
        drawn = [float(call.split()[1]) for call in scene.calls]
        assert drawn == sorted(drawn) and drawn[0] >= 600 and drawn[-1] == 1000

    on_a_loop(story)


def test_play_after_a_run_that_failed_shows_it_again_and_does_no_work():
    player = make(scene := Diverging())
    with pytest.raises(FloatingPointError):
        finish(player, by=6.0)
    assert player.run._pieces.gi_frame is None, "the generator of the failed run is closed"
    player.play()
    assert player.mode == "rest" and len(player.errors) == 1 and player.run.at == player.run.count == 3
    assert scene.calls.count("start 6") == 1


def test_while_a_page_is_slow_the_player_sleeps():
    async def story(loop):
        player = make(Counting(), wait=5.0, loop=loop)
        asked = []
        delay = player.screen.delay
        player.delay = lambda: asked.append(1) or delay()
        change(player)
        await asyncio.sleep(0.02)
        player.wake()  # a word from a page, whatever it says
        await asyncio.sleep(0.05)
        assert player.screen.frames == [] and len(asked) < 30, "ten pieces of work, and then no look more than is asked for"
        player.screen.wait = 0.0
        player.wake()
        await rest(player)

    on_a_loop(story)


def test_a_frame_that_is_due_later_goes_out_without_another_word():
    async def story(loop):
        player = make(Still(), loop=loop)
        due = iter([0.01, 0.01])
        player.delay = lambda: next(due, 0.0)
        change(player)
        await rest(player)
        assert player.screen.frames == ["by 1: 10"]

    on_a_loop(story)


def test_no_frame_of_an_old_run_goes_out_once_a_change_waits(monkeypatch):
    monkeypatch.setattr(player_module, "OVERDUE", 1e9)

    async def story(loop):
        scene = Counting(steps=10**9)
        player = make(scene, loop=loop)
        post, late = player.screen.post, []
        player.screen.post = lambda picture: [late.append(player.current.pending), post(picture)][1]
        change(player)
        for by in range(2, 40):
            await asyncio.sleep(0)
            change(player, by=float(by))
        await asyncio.sleep(0.02)
        player.pause()
        await rest(player)
        assert late and not any(late)

    on_a_loop(story)


def test_a_hand_that_never_rests_sees_the_picture_move(monkeypatch):
    monkeypatch.setattr(player_module, "OVERDUE", 0)

    async def story(loop):
        scene = Counting()
        player = make(scene, loop=loop)
        change(player)
        for by in range(2, 40):
            await asyncio.sleep(0)
            change(player, by=float(by))  # at every turn of the loop, so that one always waits
        assert player.current.pending and player.screen.frames
        await rest(player)
        assert player.screen.frames[-1] == "by 39: 390"

    on_a_loop(story)


class Prepared(Remembering):
    """Needs 30 pieces before its start."""

    pieces = 30

    def prepare(self, by):
        for _ in range(self.pieces):
            self.calls.append(f"prepare {by:g}")
            yield


def test_a_scene_is_prepared_in_pieces_and_not_drawn_before_its_start(monkeypatch):
    monkeypatch.setattr(player_module, "SLICE", 0)

    async def story(loop):
        scene = Prepared()
        player = make(scene, loop=loop)
        change(player, by=2.0)
        turns = 0
        while not player.screen.frames:
            await asyncio.sleep(0)
            turns += 1
        assert turns > Prepared.pieces, "the loop had its turn between any two pieces"
        await rest(player)
        assert scene.calls[:31] == ["prepare 2"] * 30 + ["start 2"]

    on_a_loop(story)


def test_what_is_being_prepared_is_shown_before_newer_values_begin(monkeypatch):
    monkeypatch.setattr(player_module, "SLICE", 0)
    monkeypatch.setattr(player_module, "OVERDUE", 0)

    async def story(loop):
        scene = Prepared()
        player = make(scene, loop=loop)
        change(player, by=2.0)
        while len(scene.calls) < 10:
            await asyncio.sleep(0)
        change(player, by=3.0)
        change(player, by=4.0)
        await rest(player)
        assert [call for call in scene.calls if "start" in call] == ["start 2", "start 4"]
        assert player.screen.frames[0].startswith("by 2: ") and player.screen.frames[-1] == "by 4: 40"

    on_a_loop(story)


@pytest.mark.parametrize("act", ["pause", "step", "rewind"])
def test_the_transport_may_be_used_while_a_scene_is_prepared(monkeypatch, act):
    monkeypatch.setattr(player_module, "SLICE", 0)

    async def story(loop):
        scene = Prepared()
        player = make(scene, loop=loop)
        change(player, by=2.0)
        while len(scene.calls) < 10:
            await asyncio.sleep(0)
        getattr(player, act)()
        await rest(player)
        assert scene.calls.count("start 2") == 1
        assert player.screen.frames == ["by 2: 2" if act == "step" else "by 2: 0"]

    on_a_loop(story)


def test_a_preparation_that_fails_is_told_and_the_next_value_brings_the_player_back():
    class Broken(Prepared):
        def prepare(self, by):
            yield
            if by > 2:
                raise ValueError("cannot be prepared")

    async def story(loop):
        player = make(Broken(), loop=loop)
        change(player, by=3.0)
        await rest(player)
        assert [str(e) for e in player.errors] == ["cannot be prepared"] and player.screen.frames
        change(player, by=2.0)
        await rest(player)
        assert player.screen.frames[-1] == "by 2: 20"

    on_a_loop(story)


def test_two_players_take_turns_and_the_loop_has_one_between_them():
    async def story(loop):
        order = []

        class Noted(Counting):
            def draw(self):
                order.append(self)

        scenes = [Noted(steps=10**9), Noted(steps=10**9)]
        players = [make(scene, loop=loop) for scene in scenes]
        for player, scene in zip(players, scenes):
            player.advance = lambda scene=scene: order.append(scene)
            change(player)
            player.current.unseen = player.current.pending = False
            player.posted = True
        turns = []
        for _ in range(60):
            await asyncio.sleep(0)
            turns.append(len(order))
        assert max(b - a for a, b in zip(turns, turns[1:])) == 1, "never two pieces between two turns of the loop"
        assert all(a is not b for a, b in zip(order, order[1:])), "in turn"
        for player in players:
            player.pause()
            await rest(player)

    on_a_loop(story)


def test_a_frame_is_finished_before_the_next_is_begun_and_what_changed_meanwhile_is_shown_then(monkeypatch):
    monkeypatch.setattr(player_module, "SLICE", 0)

    async def story(loop):
        scene = Still()
        player = make(scene, loop=loop)
        change(player, by=2.0)
        while not player._frame.begun:
            await asyncio.sleep(0)
        change(player, by=3.0)
        await rest(player)
        assert player.screen.frames[-1] == "by 3: 30" and len(player.screen.frames) == 2

    on_a_loop(story)
