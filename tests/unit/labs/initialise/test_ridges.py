"""Lab 02: ridges."""

import numpy as np

from labutils import plots
from labutils.labs.initialise.ridges import Ridges


def test_a_ridge_holds_the_shares_of_its_values():
    _, (ax,) = plots.figure(1)
    ridges = Ridges(ax, (0, 4), ("rms",), bins=4)
    ridges.update([np.array([0.5, 1.5, 1.5, np.nan, 9.0]), np.full(3, 2.5)], [1.0, 99.0])
    top, bottom = (path.vertices[:, 1] for path in ridges.shapes.get_paths())  # layer 1 is drawn last, in front
    assert bottom.min() == 0 and top.min() == 0.5
    assert bottom[3] == bottom.max() and bottom[5] == 0
    assert bottom[7] > 0, "what lies beyond the axis counts in the end bin"
    assert ridges.marks[0].get_xdata().tolist() == [1.0, 4.0]
    assert [word.get_text() for word in ridges.words[:3]] == ["1", "2", ""]
