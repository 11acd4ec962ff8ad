"""Random moves of a learner's hand over one panel, and what must hold after each of them."""

import importlib

import numpy as np

from labutils.labs import LABS
from labutils.live import Panel
from labutils.live.controls import Choice, Slider, Toggle
from labutils.live.notes import same
from labutils.live.picture import Picture
from tests.sentences import faults_of

PANELS = {
    f"{number} {name}": factory
    for number, lab in LABS.items()
    for name, factory in importlib.import_module(f"labutils.labs.{lab[0]}").PANELS.items()
}


def values_of(control) -> list:
    """All a hand can set it to."""
    if isinstance(control, Slider):
        return control.stops()
    if isinstance(control, Choice):
        return list(control.named().values())
    return [False, True] if isinstance(control, Toggle) else [0, 1, 2, 3]


def stations(control) -> list:
    """Minimum, middle and maximum of a slider, every option of a choice, both sides of a toggle, two presses of a button."""
    if isinstance(control, Slider):
        stops = control.stops()
        return [stops[0], stops[len(stops) // 2], stops[-1]]
    if isinstance(control, Choice):
        return list(control.named().values())
    return [True, False] if isinstance(control, Toggle) else [1, 2]


def any_value(control, rng: np.random.Generator):
    """An end of the control, one of its stops, or what the box of a slider takes between two of them."""
    if isinstance(control, Slider) and not control.integer and rng.random() < 0.3:
        return float(rng.uniform(control.min, control.max))
    stops = values_of(control)
    return stops[rng.choice([0, -1, rng.integers(len(stops))])]


def set_to(panel: Panel, values: dict) -> str:
    """Set these controls; a run that fails is told in words, which control did it and what leads back."""
    try:
        panel.set(**values)
    except (ArithmeticError, ValueError):  # the scene says why, and so does the panel
        assert panel.status.startswith("Stopped at ") and panel.status.endswith("or press Reset."), panel.status
    return ", ".join(f"{name} = {value}" for name, value in values.items())


def move(panel: Panel, rng: np.random.Generator) -> str:
    """One move: a control to any value, or the transport; returns what was done, in words."""
    if panel.controls and rng.random() < 0.7:
        name = str(rng.choice(list(panel.controls)))
        return set_to(panel, {name: any_value(panel.controls[name], rng)})
    act = str(rng.choice(["play", "pause", "step", "rewind", "reset", "scrub"]))
    panel.scrub(int(rng.integers(120))) if act == "scrub" else getattr(panel, act)()
    return act


def look(panel: Panel, done: list[str]) -> None:
    """The sentence is words without nan, and nothing in the picture is lost."""
    said = panel.status
    assert len(said.split()) >= 3, (done, said)
    assert panel.error is not None or not faults_of(said), (done, said)
    for ax in panel.scene.figure.axes:
        for image in ax.images:
            assert np.isfinite(np.ma.compressed(image.get_array())).all(), (done, said)
    for notes in notes_of(panel.widget.picture, done):
        for note in notes:
            assert note["kind"] == "image" or np.isfinite(note["at"]).all(), (done, said)


def notes_of(picture: Picture, done: list[str]) -> list[list[dict]]:
    """What a page would be sent now; what was kept of pictures before is what would be noted afresh."""
    kept = [notes for _, notes in picture.notes()]
    picture._noted.clear()
    afresh = [notes for _, notes in picture.notes()]
    for artist, one, other in zip(picture.living, kept, afresh, strict=True):
        assert same(one, other), (done, artist)
    picture.frame(0.5)  # so that the next look finds what was kept
    return afresh


def play_with(panel: Panel, moves: int, rng: np.random.Generator) -> None:
    """So many random moves, then all controls at once; each is looked at, and a reset leads back to the first sentence."""
    first, done = panel.status, []
    for _ in range(moves):
        done.append(move(panel, rng))
        look(panel, done)
    done.append(set_to(panel, {name: any_value(control, rng) for name, control in panel.controls.items()}))
    look(panel, done)
    panel.reset()
    assert panel.status == first, done
