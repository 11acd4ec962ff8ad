"""The panel without a page: set and status, words for what went wrong, the still picture; and what a page is told."""

import asyncio
import gc
import io
import subprocess
import sys
import weakref
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import traitlets
from ipywidgets.widgets.widget import _instances
from PIL import Image

from labutils.live import Choice, Panel, Slider, registry, viewers
from labutils.live.beside import drawn, spare_cells
from labutils.live.stage import Blob, Stage
from tests.unit.live.scenes import Counting, Diverging, Failing, Remembering, Still

ROOT = Path(__file__).resolve().parents[3]
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def build():
    """Panels that are closed in the end."""
    made = []

    def make(scene, *controls):
        made.append(Panel(scene, *(controls or [Slider("by", 1, 0, 10, label="β")])))
        return made[-1]

    yield make
    for panel in made:
        panel.close()


@pytest.fixture
def sent(monkeypatch):
    """All frames that go out, as (header, buffers)."""
    messages = []
    monkeypatch.setattr(viewers, "SPACING", 0.0)
    monkeypatch.setattr(Stage, "send", lambda self, header, buffers: messages.append((header, buffers)))
    return messages


class Clock:
    """Stands still until it is told."""

    now = 100.0

    def __call__(self):
        return self.now


def hear(panel, kind, view="a", serial=0, **more):
    """What a page says."""
    panel.page.hear({"type": kind, "view": view, "serial": serial, **more})


def hello(panel, view="a", scale=1.0):
    hear(panel, "hello", view, scale=scale, calm=False)


def painted(panel, view="a"):
    hear(panel, "painted", view, number=panel.widget.viewers.number)


def test_a_new_panel_has_run_at_its_defaults(build):
    assert build(Counting()).status == "by 1: 10"


def test_set_is_synchronous(build):
    panel = build(Counting())
    panel.set(by=3)
    assert panel.status == "by 3: 30" and panel.values == {"by": 3.0}


def test_a_bad_value_changes_nothing(build):
    panel = build(Counting())
    with pytest.raises(ValueError, match="β is 11; expected a number from 0 to 10"):
        panel.set(by=11)
    assert panel.status == "by 1: 10" and panel.error is None


def test_an_unknown_control_is_named_with_those_there_are(build):
    with pytest.raises(ValueError, match="there is no control 'lambda'; this panel has by"):
        build(Counting()).set(**{"lambda": 1})


def test_a_diverging_run_names_the_setting_and_the_error_is_kept(build):
    panel = build(Diverging())
    with pytest.raises(FloatingPointError):
        panel.set(by=6)
    assert isinstance(panel.error, FloatingPointError)
    assert panel.status == "Stopped at β = 6.0: the cost became nan at step 4. Choose another, or press Reset."


class Steep(Counting):
    """Goes wrong where ``by`` is over 5, at once where ``start`` is over 5; ``colour`` is only looked at."""

    def start(self, by=1.0, start=1.0, colour=0.0):
        self.settings = by, start
        if start > 5:
            raise ValueError("start is too large")
        return super().start(by=by) if by <= 5 else iter([np.nan])

    def adopt(self, by=1.0, start=1.0, colour=0.0):
        return self.settings == (by, start)


@pytest.fixture
def steep():
    controls = [Slider(name, default, 0, 10) for name, default in (("by", 1), ("start", 1), ("colour", 0))]
    panel = Panel(Steep(), *controls)
    yield panel
    panel.close()


def stopped_at(panel, **values) -> str:
    with pytest.raises((ArithmeticError, ValueError)):
        panel.set(**values)
    return panel.status.removeprefix("Stopped at ").split(":")[0]


def test_a_control_that_is_moved_while_a_run_is_stopped_is_not_blamed_for_it(steep):
    assert stopped_at(steep, by=8) == "by = 8.0"
    assert stopped_at(steep, start=2) == "by = 8.0"
    assert stopped_at(steep, colour=3) == "by = 8.0"
    assert stopped_at(steep, by=7) == "by = 7.0"
    steep.set(by=3)
    assert stopped_at(steep, start=8) == "start = 8.0"


def test_another_error_is_another_settings_fault(steep):
    assert stopped_at(steep, by=8) == "by = 8.0"
    assert stopped_at(steep, start=8) == "by = 8.0 and start = 8.0"  # either of them may be it
    assert stopped_at(steep, by=1) == "start = 8.0"


def test_what_was_only_looked_at_otherwise_is_not_blamed(steep):
    steep.set(colour=4)
    assert stopped_at(steep, by=8) == "by = 8.0"


def test_a_picture_that_cannot_be_drawn_names_the_setting_too(steep, monkeypatch):
    monkeypatch.setattr(Steep, "draw", lambda scene: 1 / 0 if scene.by == 4 else None)
    assert stopped_at(steep, by=4) == "by = 4.0"
    assert stopped_at(steep, start=3) == "by = 4.0"


def test_of_controls_set_at_once_those_that_moved_are_named(steep):
    assert stopped_at(steep, by=8, start=1, colour=0) == "by = 8.0"
    steep.reset()
    assert stopped_at(steep, start=3, by=8) == "by = 8.0 and start = 3.0"


def test_an_unexpected_error_is_shown_with_its_type(build):
    panel = build(scene := Failing("work"))
    scene.broken = True
    with pytest.raises(KeyError):
        panel.set(by=2)
    assert panel.status == "Stopped at β = 2.0: KeyError: 'lost in work'. Choose another, or press Reset."
    scene.broken = False
    panel.set(by=3)
    assert panel.error is None and panel.status == "by 3: 30"


def test_a_scene_that_fails_at_its_defaults_cannot_become_a_panel(build):
    scene = Failing("start")
    scene.broken = True
    with pytest.raises(KeyError, match="lost in start"):
        build(scene)


def test_the_transport_of_a_panel(build):
    panel = build(Remembering(steps=4))
    seen = []
    for move in (panel.rewind, panel.step, lambda: panel.scrub(3), panel.play):
        move()
        seen.append(panel.status)
    assert seen == ["by 1: 0", "by 1: 1", "by 1: 3", "by 1: 4"]


def test_the_bundle_holds_the_view_the_picture_and_the_sentence(build):
    bundle, metadata = build(Counting())._repr_mimebundle_()
    assert metadata == {"image/png": {"alt": "by 1: 10"}}
    assert set(bundle) == {VIEW, "image/png", "text/plain"}
    assert bundle["text/plain"] == "by 1: 10"
    assert Image.open(io.BytesIO(bundle["image/png"])).size == (300, 200)


def test_the_still_picture_moves_with_the_control(build):
    panel = build(Counting())
    before = panel._repr_mimebundle_()[0]["image/png"]
    panel.set(by=5)
    assert panel._repr_mimebundle_()[0]["image/png"] != before
    panel.set(by=1)
    assert panel._repr_mimebundle_()[0]["image/png"] == before


def test_a_shown_panel_tells_what_is_not_in_its_output_and_that_it_came_back_to_it(build):
    panel = build(Counting())
    panel._repr_mimebundle_()
    stage = panel.widget
    assert stage.still_now() is None
    panel.set(by=5)
    assert stage.still_now()[:2] == (stage.model_id, "by 5: 50")
    panel.set(by=1)
    assert stage.still_now()[:2] == (stage.model_id, "by 1: 10")
    panel._repr_mimebundle_()
    assert stage.still_now() is None


def test_a_closed_panel_says_how_to_get_it_back(build):
    panel = build(Counting())
    panel.close()
    with pytest.raises(RuntimeError, match="this panel is closed; run the cell that builds it once more"):
        panel.set(by=2)


def test_a_panel_with_the_key_of_an_older_one_closes_it(build):
    scenes = [Counting(), Counting(), Counting()]
    scenes[0].key = scenes[1].key = "counting"
    first, second, other = (build(scene) for scene in scenes)
    with pytest.raises(RuntimeError, match="closed"):
        first.set(by=2)
    second.set(by=2)
    other.set(by=2)


def test_nothing_is_sent_while_nobody_looks(build, sent):
    build(Counting()).set(by=2)
    assert sent == []


def test_a_view_that_says_hello_gets_the_frame_and_all_that_lives(build, sent):
    hello(build(Counting()))
    [(header, buffers)] = sent
    assert header["frame"]["size"] == (300, 200)
    assert len(buffers) == 1 + len(header["frame"]["layers"])
    assert [layer["had"] for layer in header["frame"]["layers"]] == [-1] * (len(buffers) - 1)
    assert all(png.startswith(b"\x89PNG") for png in buffers[1:])
    assert [place for place, _, _ in header["slots"]] == [0]
    assert header["state"]["status"] == "by 1: 10"


def test_a_moved_control_sends_what_changed_and_no_frame(build, sent):
    panel = build(Counting())
    hello(panel)
    painted(panel)
    hear(panel, "set", name="by", value=2, serial=1)
    header, buffers = sent[-1]
    assert header["frame"] is None and len(buffers) == 1 and len(buffers[0]) < 200
    assert header["state"]["status"] == "by 2: 20"
    assert header["state"]["values"] == {"by": 2.0} and header["state"]["heard"] == {"a": 1}


def test_a_move_that_is_drawn_before_the_rest_of_it_is_read_has_no_second_frame(sent):
    """The page's words come on a thread of their own: the picture may be on its way before they are all read."""

    async def moved() -> tuple[int, int]:
        panel, late = Panel(Counting(), Slider("by", 1, 0, 10)), []
        hello(panel)
        await panel.player.driver.task
        painted(panel)
        soon = panel.home.soon
        panel.home.soon = lambda act, *said: late.append(said) if act == panel.page._obey else soon(act, *said)
        hear(panel, "set", name="by", value=2, serial=1)
        await panel.player.driver.task
        panel.home.soon, before = soon, len(sent)
        painted(panel)
        [panel.page._obey(*said) for said in late]
        await panel.player.driver.task
        panel.close()
        return before, len(sent)

    before, after = asyncio.run(moved())
    assert before == after > 1 and sent[-1][0]["state"]["heard"] == {"a": 1}


@pytest.mark.parametrize("pressed", ["reset", "play", "pause", "step", "rewind"])
@pytest.mark.fault("a button that changes nothing is pressed: {pressed}")
def test_a_button_that_changes_nothing_is_answered(build, sent, pressed):
    """Or the page says after four seconds that the kernel has not answered."""
    panel = build(Counting())
    hello(panel)
    for _ in range(2):
        painted(panel)
        before = len(sent)
        hear(panel, pressed)
        assert len(sent) > before


def test_a_hand_that_moves_while_a_frame_is_made_is_answered_by_the_next(build, sent):
    panel = build(scene := Counting())
    hello(panel)
    scene.figure.axes[0].set_title("new")
    pieces = panel.widget.post()
    next(pieces)
    panel.page._note({"view": "a", "serial": 3})
    assert not panel.widget.is_told(), "the frame that is half made will not say so"
    assert [*pieces] and sent[-1][0]["state"]["heard"] == {"a": 0}, "its picture was begun before"
    assert not panel.widget.is_told()
    [*panel.widget.post()]
    assert sent[-1][0]["state"]["heard"] == {"a": 3} and panel.widget.is_told()


def test_a_move_is_heard_before_its_first_picture_can_be_begun(build):
    panel, known = build(Counting()), []
    hello(panel)
    panel.params.observe(lambda change: known.append(panel.page.heard()), "by")
    hear(panel, "set", name="by", value=2, serial=7)
    assert known == [{"a": 7}]


def test_what_did_not_change_is_not_sent_again(build, sent):
    panel = build(Counting())
    hello(panel)
    painted(panel)
    panel.set(by=1)
    assert sent[-1][0]["slots"] == []


def test_changed_limits_send_the_frame_again(build, sent):
    panel = build(scene := Counting())
    hello(panel)
    painted(panel)
    scene.figure.axes[0].set_xlim(0, 50)
    panel.set(by=1)
    header, buffers = sent[-1]
    had = [layer["had"] for layer in header["frame"]["layers"]]
    assert had[0] == 0 and had.count(-1) == len(buffers) - 1 >= 1, "the background stays on the page"
    assert header["slots"]


def test_a_picture_whose_sentence_fails_is_sent_at_once_with_words_that_say_so(build, sent, monkeypatch):
    panel = build(scene := Counting())
    hello(panel)
    painted(panel)
    scene.figure.axes[0].set_title("new")
    monkeypatch.setattr(Counting, "sentence", lambda self: 1 / 0)
    hear(panel, "set", name="by", value=2, serial=1)
    _, (header, buffers) = sent
    assert header["state"]["status"].startswith("Stopped at β = 2.0: ") and header["state"]["heard"] == {"a": 1}
    assert len(buffers) > 1 and [place for place, _, _ in header["slots"]] == [0]


@pytest.mark.parametrize("part", ["sentence", "listed", "draw"])
@pytest.mark.fault("a scene of which a part fails: {part}")
def test_a_scene_of_which_a_part_fails_says_so_and_comes_back(build, sent, monkeypatch, part):
    panel = build(Counting())
    hello(panel)
    for value, broken in ((2, True), (3, True), (4, False)):
        painted(panel)
        with monkeypatch.context() as patch:
            if broken:
                patch.setattr(Counting, part, lambda self: 1 / 0)
            hear(panel, "set", name="by", value=value, serial=value)
        state = sent[-1][0]["state"]
        assert state["failed"] is broken and state["heard"] == {"a": value}
        assert state["status"].startswith(f"Stopped at β = {value}.0: division" if broken else "by 4: 40")


def test_when_the_sharpest_view_leaves_the_frame_is_whole(build, sent):
    panel = build(Counting())
    hello(panel, "a")
    hello(panel, "sharp", 2.0)
    for view in ("a", "sharp"):
        painted(panel, view)
    hear(panel, "goodbye", "sharp")
    panel.set(by=1)
    header, buffers = sent[-1]
    assert header["frame"]["pixels"] == (300, 200)
    assert {layer["had"] for layer in header["frame"]["layers"]} == {-1} and header["slots"], "all of it, changed or not"


@pytest.mark.fault("the sharpest of two views leaves while a frame is made")
def test_a_frame_that_was_begun_for_a_sharper_view_is_as_large_as_its_layers(build, sent):
    panel = build(Counting())
    hello(panel, "a")
    hello(panel, "sharp", 2.0)
    pieces = panel.widget.post()
    next(pieces)
    hear(panel, "goodbye", "sharp")
    list(pieces)
    header, (_, below, *_) = sent[-1]
    assert header["frame"]["pixels"] == Image.open(io.BytesIO(below)).size == (600, 400)


@pytest.mark.fault("the sharpest of two views is silent for a second")
def test_a_sharp_view_that_was_taken_for_gone_has_a_sharp_picture_once_it_speaks(build, sent):
    panel = build(Counting())
    clock = panel.widget.viewers.clock = Clock()
    for view, scale in (("a", 1.0), ("sharp", 2.0)):
        hello(panel, view, scale)
        painted(panel, view)
    for view in ("a", "sharp"):
        painted(panel, view)
    for by in (2, 3):
        panel.set(by=by)
        painted(panel)
        clock.now += 2.0
    assert sent[-1][0]["frame"]["pixels"] == (300, 200), "nobody else looks"
    painted(panel, "sharp")
    assert sent[-1][0]["frame"]["pixels"] == (600, 400)
    frames = len(sent)
    painted(panel)
    painted(panel, "sharp")
    assert len(sent) == frames


def test_a_hand_in_a_view_whose_last_frames_were_lost_is_shown_what_it_does(build, sent, monkeypatch):
    panel = build(Counting())
    hello(panel)
    with monkeypatch.context() as patch:
        patch.setattr(viewers, "PATIENCE", 0.0)
        assert panel.delay() is None, "silent for too long"
    hear(panel, "set", name="by", value=2, serial=1)
    assert sent[-1][0]["state"]["status"] == "by 2: 20"


def test_no_second_frame_goes_out_before_the_first_is_taken(build, sent):
    panel = build(Counting())
    hello(panel)
    panel.set(by=2)
    panel.set(by=3)
    assert len(sent) == 1
    painted(panel)
    assert len(sent) == 2 and sent[-1][0]["state"]["status"] == "by 3: 30"


def test_a_bad_value_from_the_page_is_answered_to_the_view_that_sent_it(build, sent):
    panel = build(Counting())
    hello(panel)
    painted(panel)
    hear(panel, "set", name="by", value=None, serial=1)
    complaint = sent[-1][0]["state"]["complaint"]
    assert complaint == {"name": "by", "view": "a", "serial": 1, "text": "β is None; expected a number from 0 to 10"}
    assert panel.status == "by 1: 10"


def test_an_error_reaches_the_page_in_words(build, sent):
    panel = build(Diverging())
    hello(panel)
    painted(panel)
    hear(panel, "set", name="by", value=7, serial=1)
    state = sent[-1][0]["state"]
    assert (
        state["failed"]
        and state["status"] == "Stopped at β = 7.0: the cost became nan at step 4. Choose another, or press Reset."
    )


def test_a_choice_travels_as_the_text_that_is_shown(build, sent):
    panel = build(Counting(), Choice("by", {"slow": 1.0, "fast": 5.0}))
    hello(panel)
    painted(panel)
    hear(panel, "set", name="by", value="fast", serial=1)
    assert panel.status == "by 5: 50"
    assert sent[-1][0]["state"]["values"]["by"] == "fast"


def test_a_scene_without_a_run_has_no_transport(build):
    assert build(Still()).page.spec()["trains"] is False
    assert build(Counting()).page.spec()["trains"] is True


def test_arrays_lie_at_multiples_of_four_bytes_and_come_back_whole():
    blob = Blob()
    arrays = {"codes": np.arange(3, dtype=np.uint8), "points": np.arange(4, dtype="f4"), "ends": np.arange(2, dtype="i4")}
    places = blob.put(arrays)
    assert all(start % 4 == 0 for start, _, _ in places.values())
    for name, (start, size, kind) in places.items():
        assert np.frombuffer(blob.bytes(), kind, size, start).tolist() == arrays[name].tolist()


def test_a_trait_moves_the_panel_and_the_panel_moves_the_trait(build):
    panel, seen = build(Counting()), []
    panel.params.observe(lambda change: seen.append(change["new"]), "by")
    panel.params.by = 3
    assert panel.status == "by 3: 30" and panel.values == {"by": 3.0}
    panel.set(by=4)
    hear(panel, "set", name="by", value=5, serial=1)
    assert seen == [3.0, 4.0, 5.0] and panel.status == "by 5: 50"


def test_set_runs_once_for_all_it_sets(build):
    panel = build(scene := Counting(), Slider("by", 1, 0, 10), Slider("other", 1, 0, 10))
    del scene.calls[:]
    panel.set(by=2, other=3)
    assert scene.calls == ["start 2", "draw 20"]


def test_a_link_joins_two_panels_both_ways(build):
    one, two = build(Counting()), build(Counting())
    traitlets.link((one.params, "by"), (two.params, "by"))
    one.set(by=6)
    assert two.status == "by 6: 60"
    two.params.by = 7
    assert one.status == "by 7: 70"


def test_a_trait_refuses_what_the_control_refuses_in_its_words(build):
    panel = build(Counting())
    with pytest.raises(traitlets.TraitError, match="β is 11; expected a number from 0 to 10"):
        panel.params.by = 11
    assert panel.status == "by 1: 10"


def test_a_name_that_widgets_use_themselves_is_refused(build):
    with pytest.raises(ValueError, match="a control cannot be called 'keys'"):
        build(Counting(), Slider("keys", 1, 0, 10))


def test_reset_brings_back_the_defaults(build):
    panel = build(Counting(), Slider("by", 1, 0, 10), Slider("other", 1, 0, 10))
    panel.set(by=2, other=3)
    panel.reset()
    assert panel.values == {"by": 1.0, "other": 1.0} and panel.status == "by 1: 10"
    panel.set(by=2)
    hear(panel, "reset")
    assert panel.values["by"] == 1.0 and panel.status == "by 1: 10"


def test_a_closed_panel_holds_nothing_and_leaves_no_widget():
    widgets = len(_instances)
    panel = Panel(Remembering(), Slider("by", 1, 0, 10))
    kept = [weakref.ref(thing) for thing in (panel.scene, panel.player, panel.player.run, panel.widget.picture)]
    box, stage = [panel.widget], panel.widget
    panel.close()
    gc.collect()
    assert [ref() for ref in kept] == [None] * len(kept)
    assert len(_instances) == widgets and box == [stage]
    assert (repr(panel), repr(stage)) == ("Panel(closed)", "Stage(closed)")


def test_what_a_page_says_after_the_close_is_not_heard(build, sent):
    panel = build(Counting())
    hello(panel)
    panel.close()
    before = len(sent)
    for kind, more in {"set": {"name": "by", "value": 3}, "reset": {}, "play": {}, "painted": {"number": 1}}.items():
        hear(panel, kind, **more)
    assert len(sent) == before and panel.params is None


def test_a_slider_of_another_thread_moves_a_panel_on_its_loop():
    async def story():
        panel = Panel(Counting(), Slider("by", 1, 0, 10))
        await asyncio.to_thread(panel.set, by=3)
        assert panel.status == "by 3: 30"
        with pytest.raises(ValueError, match="by is 11"):
            await asyncio.to_thread(panel.set, by=11)
        panel.page.hear({"type": "hello", "view": "a", "serial": 0, "scale": 1.0, "calm": False})
        await asyncio.to_thread(setattr, panel.params, "by", 4)
        while panel.status != "by 4: 40":
            await asyncio.sleep(0.01)
        panel.close()
        await asyncio.sleep(0.01)

    asyncio.run(story())


def test_every_view_that_says_hello_gets_a_whole_frame_and_at_rest_no_more_go_out(build, sent):
    panel = build(Counting())
    for view in ("before", "after a reload", "a second one"):
        hello(panel, view)
        header, buffers = sent[-1]
        assert {layer["had"] for layer in header["frame"]["layers"]} == {-1} and len(buffers) > 1
        assert [place for place, _, _ in header["slots"]] == [0]
        for known in list(panel.widget.viewers.scales):
            painted(panel, known)
    frames = len(sent)
    for _ in range(20):
        for view in list(panel.widget.viewers.scales):
            painted(panel, view)
    assert len(sent) == frames == 3


def test_a_complaint_goes_with_the_next_good_value(build, sent):
    panel = build(Counting())
    hello(panel)
    for value, complains in ((None, True), (2, False), (11, True), (3, False)):
        painted(panel)
        hear(panel, "set", name="by", value=value, serial=1)
        assert bool(sent[-1][0]["state"]["complaint"]) is complains
    painted(panel)
    hear(panel, "set", name="by", value=None, serial=1)
    painted(panel)
    panel.set(by=4)
    assert sent[-1][0]["state"]["complaint"] is None


def test_a_cell_is_known_by_the_name_that_jupyterlab_gave_it(monkeypatch):
    said = {"shell": {"metadata": {"cellId": "the cell"}}}
    kernel = SimpleNamespace(get_parent=said.get)
    monkeypatch.setattr(registry, "get_ipython", lambda: SimpleNamespace(kernel=kernel, execution_count=7))
    assert registry.running_cell() == ("the cell", 7)
    said["shell"] = {}
    assert registry.running_cell()[0] is None
    monkeypatch.setattr(registry, "get_ipython", lambda: None)
    assert registry.running_cell() == (None, 0)


def test_two_panels_of_one_cell_live_side_by_side_until_it_runs_again(build, monkeypatch):
    cell = ["the cell", 7]
    monkeypatch.setattr(registry, "running_cell", lambda: tuple(cell))
    one, two = build(Counting()), build(Counting())
    one.set(by=2)
    two.set(by=3)
    cell[1] = 8
    three = build(Counting())
    three.set(by=4)
    for old in (one, two):
        with pytest.raises(RuntimeError, match="closed"):
            old.set(by=2)


def test_a_script_that_ends_with_panels_open_says_nothing():
    """The interpreter closes what is left over, when half of Python is gone already."""
    code = "from tests.unit.live.scenes import Counting\nfrom labutils.live import Panel\npanel = Panel(Counting())"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_the_figures_of_pyplot_are_counted_where_it_was_imported(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", SimpleNamespace(get_fignums=lambda: [1, 2]))
    assert drawn() == [1, 2]
    monkeypatch.delitem(sys.modules, "matplotlib.pyplot")
    assert drawn() == []


def test_a_message_is_handed_on_as_it_came():
    heard = []
    widget = SimpleNamespace(comm=SimpleNamespace(), _handle_msg=heard.append)
    spare_cells(widget)
    widget.comm.handle_msg({"content": "moved"})
    assert heard == [{"content": "moved"}]
