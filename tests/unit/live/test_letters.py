"""Words as paths, kept."""

import numpy as np
import pytest
from matplotlib import _mathtext
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from labutils.live.letters import OUTLINES
from labutils.live.picture import Picture


def test_words_set_once_are_set_from_then_on_whatever_becomes_of_their_font():
    bold = FontProperties(weight="bold")
    points, _ = OUTLINES.get_text_path(bold, "0.5")
    bold.set_weight("normal")
    thin, _ = OUTLINES.get_text_path(bold, "0.5")
    assert np.abs(points - OUTLINES.get_text_path(FontProperties(weight="bold"), "0.5")[0]).max() == 0
    assert points.shape != thin.shape or np.abs(points - thin).max() > 0
    assert thin == pytest.approx(np.array(TextToPath().get_text_path(FontProperties(), "0.5")[0]))


FONTS = [{}, {"size": 30}, {"weight": "bold"}, {"family": "monospace"}, {"style": "italic"}]


@pytest.mark.parametrize("font", FONTS, ids=str)
@pytest.mark.parametrize(
    "words", ["J = −0.05", "affine AVATAR", "λ₁ → 10⁻⁸", "", " ", r"$\frac{\hat v}{\sqrt{s}}$", r"a $x_1^2$ b"]
)
def test_letters_that_are_traced_once_stand_where_matplotlib_puts_them(font, words):
    properties, formula = FontProperties(**font), "$" in words
    points, codes = OUTLINES.get_text_path(properties, words, formula)
    theirs, their_codes = TextToPath().get_text_path(properties, words, formula)
    assert np.array_equal(points, np.reshape(theirs, (-1, 2))) and codes.tolist() == [*their_codes]


def test_a_formula_is_read_once_to_be_measured_and_noted(monkeypatch):
    figure = Figure(figsize=(2, 2))
    text = figure.text(0.5, 0.5, "", animated=True)
    picture, read = Picture(figure), []
    parse = _mathtext.Parser.parse
    monkeypatch.setattr(_mathtext.Parser, "parse", lambda self, s, *rest: read.append(s) or parse(self, s, *rest))
    text.set_text("$x_1 = 0.12345678$")
    [(_, notes)] = picture.notes()
    assert notes and read == ["$x_1 = 0.12345678$"]
