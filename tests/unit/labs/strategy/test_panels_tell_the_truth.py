"""The panels of lab 08 along their films and at the ends of their controls: the sentence is finite and true."""

import re
from itertools import product

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from labutils.labs.strategy import PANELS
from labutils.labs.strategy.drawings import QUIET
from labutils.labs.strategy.panels.labels import LabelsScene
from labutils.live import Choice, Slider

QUICK = {
    name: factory for name, factory in PANELS.items() if name not in ("transfer_panel", "multitask_panel", "tagging_panel")
}
BAD = re.compile(r"\bnan\b|\binf\b|\[\]", re.I)


def ends(control) -> list:
    if isinstance(control, Slider):
        return [control.min, control.max]
    return list(control.named().values()) if isinstance(control, Choice) else [control.default]


def told(panel) -> str:
    said = panel.status
    assert panel.error is None and not BAD.search(said) and said.endswith("."), said
    assert len(said) < 400, f"{len(said)} letters: {said}"
    return said


def corners(panel):
    """All combinations of the controls' ends, or sixteen of them where there are more."""
    every = list(product(*(ends(control) for control in panel.controls.values())))
    return every if len(every) <= 16 else [every[k] for k in np.random.default_rng(0).permutation(len(every))[:16]]


@pytest.mark.parametrize("name", QUICK)
def test_in_every_corner_of_the_controls_the_sentence_is_sound(name):
    panel = QUICK[name]()
    for values in corners(panel):
        panel.set(**dict(zip(panel.controls, values)))
        told(panel)
    panel.close()


@pytest.mark.parametrize("name", PANELS)
def test_at_every_place_of_the_film_the_sentence_is_sound_and_nothing_is_drawn_that_is_not_told(name):
    panel = PANELS[name]()
    last, reel = told(panel), panel.player.run.reel
    if reel is None:
        return
    for at in np.unique(np.linspace(0, reel.end, 9).astype(int)):
        panel.scrub(int(at))
        said = told(panel)
        assert ("being trained" in said) == (not panel.scene.seen), said
    assert said == last
    panel.scrub(0)
    assert "being trained" in panel.status
    panel.close()


def test_a_network_that_learns_from_wrong_labels_is_measured_while_it_trains():
    scene = LabelsScene()
    seen = []
    for _ in scene.start(kind="at random", share=5):
        scene.draw()
        seen.append([bar.get_height() for bars in scene.bars for bar in bars.bars])
        assert ("being trained" in scene.sentence()) == (not scene.seen)
    a, b, true_a, true_b = np.transpose(seen)
    assert min(len({*b}), len({*true_b})) > 3, "B is measured again and again"
    assert {*a} == {0.0, a[-1]} and {*true_a} == {0.0, true_a[-1]}, "A has been trained long ago"


@pytest.mark.parametrize("name", PANELS)
def test_every_word_of_the_picture_lies_within_it(name):
    panel = PANELS[name]()
    figure = panel.scene.figure
    figure.canvas.draw()
    box = figure.bbox
    for text in (text for ax in figure.axes for text in (*ax.texts, ax.title, ax._left_title)):
        if text.get_text().strip():
            extent = text.get_window_extent()
            assert extent.x0 > box.x0 - 2 and extent.x1 < box.x1 + 2, text.get_text()
            assert extent.y0 > box.y0 - 2 and extent.y1 < box.y1 + 2, text.get_text()
    panel.close()


def test_a_grey_word_of_the_table_can_be_read_on_white():
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(QUIET)]  # WCAG 2.2's luminance
    assert 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05) >= 4.5
