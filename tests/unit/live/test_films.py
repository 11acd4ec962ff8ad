"""A film holds what the panel shows: the same words and pictures, for every setting it says it has, in the same bytes."""

import numpy as np
import pytest

from labutils.live import Button, Choice, Panel, Slider, Toggle
from labutils.live.film import HEAD, record_film
from labutils.live.shots import GRAIN, read_part
from labutils.live.sweeps import ALL, EACH, PRESSES, STOPS, plan, runs, stops
from tests.unit.live.scenes import Diverging, Remembering, Still

TYPES = {"f4": "<f4", "u1": "u1", "i4": "<i4"}


def controls(*made):
    return {control.name: control for control in made}


def settings(sweeps):
    return [{sweep.moves: stop, **sweep.fixed} for sweep in sweeps for stop in sweep.stops]


def a_panel(scene=None):
    return Panel(scene or Remembering(), Slider("by", 1, 0.5, 10), Choice("kind", ["slow", "fast"]))


@pytest.mark.parametrize(
    "control",
    [
        Slider("a", 0.7, 0, 10),
        Slider("a", 3, 1, 500, integer=True),
        Slider("a", 0.1, 0, values=(0, 0.1, 5)),
        Slider("a", 2, 1, 9, log=True),
    ],
)
def test_a_slider_is_recorded_from_end_to_end_with_its_default(control):
    kept = stops(control)
    assert {control.min, control.max, control.default} <= set(kept)
    assert len(kept) <= STOPS + 1
    assert list(kept) == sorted(set(kept))


def test_few_combinations_are_recorded_all():
    made = controls(Slider("a", 0, values=tuple(range(10)), integer=True), Toggle("b"), Choice("c", ["xyz"] + ["w"]))
    wanted = {(a, b, c) for a in range(10) for b in (False, True) for c in ("xyz", "w")}
    assert len(wanted) <= ALL
    assert {(s["a"], s["b"], s["c"]) for s in settings(plan(made))} == wanted


def test_sliders_move_one_at_a_time_under_every_switch():
    made = controls(Slider("a", 0, 0, 1), Slider("b", 5, 0, 9), Toggle("c", True))
    recorded = settings(plan(made))
    assert len(recorded) <= EACH
    assert all(s["a"] == 0 or s["b"] == 5 for s in recorded)
    assert {(s["c"], s["a"]) for s in recorded} == {(c, a) for c in (True, False) for a in stops(made["a"])}


def test_with_many_controls_each_moves_alone():
    made = controls(*(Slider(name, 0, 0, 1) for name in "abcdefgh"), Choice("kind", list("pqrstuv")))
    for setting in settings(plan(made)):
        assert sum(value != made[name].default for name, value in setting.items()) <= 1
    assert {s["kind"] for s in settings(plan(made))} == set("pqrstuv")


def test_a_button_is_pressed_a_few_times():
    assert {s["draw"] for s in settings(plan(controls(Button("draw"))))} == set(range(PRESSES))
    assert plan({}) == []


def test_the_first_sweep_and_the_first_run_start_from_the_defaults():
    made = controls(Slider("a", 0.5, 0, 1), Choice("c", ["p", "q"], default="q"))
    assert plan(made)[0].fixed == {"c": "q"}
    assert runs(made)[0].values == {"a": 0.5, "c": "q"}
    assert {run.values["c"] for run in runs(made)} == {"p", "q"}
    assert {run.values["a"] for run in runs(made)} == set(stops(made["a"]))
    assert all(runs(made).count(run) == 1 for run in runs(made))


def array(part, head, reference):
    """An array as paint.js takes it from the blob: those of a part lie behind those of the head."""
    start, length, kind = reference
    return np.frombuffer(head["bytes"] + (part["bytes"] if part is not head else b""), TYPES[kind], length, start)


def place_of_line(part, head, shot):
    """Where the counting scene's upright line stands in a shot, in pixels."""
    [slot] = shot["slots"]
    level, notes = part["slots"][slot] if slot >= 0 else head["slots"][-1 - slot]
    return float(array(part, head, notes[0]["points"])[0])


def test_every_shot_shows_what_the_panel_shows():
    files = record_film(a_panel())
    head, panel = read_part(files[HEAD]), a_panel()
    assert [p["fixed"] for p in head["parts"]] == [{"kind": "slow"}, {"kind": "fast"}]
    for told in head["parts"]:
        part = read_part(files[told["file"]])
        assert len(part["shots"]) == len(told["stops"])
        for stop, shot in zip(told["stops"], part["shots"], strict=True):
            panel.set(**{told["moves"]: stop}, **told["fixed"])
            assert (shot["status"], shot["at"], shot["count"], shot["failed"]) == (panel.status, 10, 10, False)
            [(_, [note])] = panel.widget.picture.notes()
            assert place_of_line(part, head, shot) == pytest.approx(note["points"][0, 0], abs=0.51 / GRAIN)


def test_the_run_goes_from_its_start_to_its_end():
    files = record_film(a_panel())
    head = read_part(files[HEAD])
    assert head["runs"][0]["values"] == {"by": 1.0, "kind": "slow"}
    for run in head["runs"]:
        by, shots = run["values"]["by"], read_part(files[run["file"]])["shots"]
        assert run["places"] == [shot["at"] for shot in shots] == list(range(11))
        assert [shot["status"] for shot in shots] == [f"by {by:g}: {place * by:g}" for place in range(11)]


def test_what_the_head_holds_is_not_kept_again():
    files = record_film(a_panel())
    head = read_part(files[HEAD])
    shot = next(s for p in head["parts"] for s in read_part(files[p["file"]])["shots"] if s["status"] == "by 1: 10")
    assert shot["slots"] == [-1] and shot["frame"] == -1
    assert all(read_part(files[p["file"]])["frames"] == [] for p in head["parts"] + head["runs"])


def test_the_same_panel_gives_the_same_bytes():
    assert record_film(a_panel()) == record_film(a_panel())


def test_an_option_that_depends_on_the_machine_is_in_no_sweep_and_no_run():
    axis = Choice("axis", ["epoch", "time, ms"], unfilmed=["time, ms"])
    by = Slider("by", 1, values=(0, 1, 2))
    for controls in ({"axis": axis}, {"by": by, "axis": axis}, {"axis": axis, "on": Toggle("on")}):
        swept = [{sweep.moves: stop} | sweep.fixed for sweep in plan(controls) for stop in sweep.stops]
        played = [run.values for run in runs(controls)]
        assert {values["axis"] for values in swept + played} == {"epoch"}


def test_a_run_that_fails_says_so_in_the_film():
    head_and_parts = record_film(Panel(Diverging(), Slider("by", 1, 0.5, 10)))
    head = read_part(head_and_parts[HEAD])
    [told] = head["parts"]
    shots = read_part(head_and_parts[told["file"]])["shots"]
    for stop, shot in zip(told["stops"], shots, strict=True):
        assert shot["failed"] == (stop > 5)
        assert shot["status"].startswith("Stopped at by = ") == (stop > 5)


def test_a_panel_without_a_run_has_none_in_its_film():
    files = record_film(Panel(Still(), Slider("by", 1, 0.5, 10)))
    assert read_part(files[HEAD])["runs"] == []
    assert not any(name.startswith("run") for name in files)


def test_a_frame_that_changes_is_kept_as_often_as_it_differs():
    class Growing(Still):
        def draw(self):
            super().draw()
            self.figure.axes[0].set_xlim(0, 100 if self.by < 5 else 200)

    files = record_film(Panel(Growing(), Slider("by", 1, 0.5, 10)))
    head = read_part(files[HEAD])
    part = read_part(files[head["parts"][0]["file"]])
    frames = [shot["frame"] for shot in part["shots"]]
    assert frames == [-1 if stop < 5 else 0 for stop in head["parts"][0]["stops"]]
    assert len(part["frames"]) == 1
