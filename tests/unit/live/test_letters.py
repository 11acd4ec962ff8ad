"""Words as paths, kept."""

import numpy as np
import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from labutils.live.letters import OUTLINES


def test_words_set_once_are_set_from_then_on_whatever_becomes_of_their_font():
    bold = FontProperties(weight="bold")
    points, _ = OUTLINES.get_text_path(bold, "0.5")
    bold.set_weight("normal")
    thin, _ = OUTLINES.get_text_path(bold, "0.5")
    assert np.abs(points - OUTLINES.get_text_path(FontProperties(weight="bold"), "0.5")[0]).max() == 0
    assert points.shape != thin.shape or np.abs(points - thin).max() > 0
    assert thin == pytest.approx(np.array(TextToPath().get_text_path(FontProperties(), "0.5")[0]))
