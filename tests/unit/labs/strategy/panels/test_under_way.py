"""Lab 08: what is seen while networks are trained."""

import numpy as np
import pytest

from labutils.labs.strategy.exercises.masked_dZ import masked_dZ
from labutils.labs.strategy.panels.multitask import MultitaskScene
from labutils.labs.strategy.panels.transfer import TransferScene
from labutils.live.run import Run


@pytest.mark.parametrize(
    "scene, values",
    [(MultitaskScene(masked_dZ), {"tasks": 2, "units": 4}), (TransferScene(), {"source": "30 digits 0–4", "moved": 0})],
)
def test_where_a_network_stands_is_seen_while_it_is_trained(scene, values):
    run, heights = Run(scene, values), set()
    run.prepare_for(np.inf)
    while not scene.shown:
        run.work()
        scene.draw()
        lines = scene.curves.lines.values()
        heights.add(tuple(line.get_ydata()[0] if len(line.get_ydata()) else None for line in lines))
        assert all(len(line.get_xdata()) <= 1 for line in lines)
    assert len(heights) > 8 and (None,) * len(scene.curves.lines) in heights
    scene.draw()
    assert [line.get_ydata()[0] for line in lines] == scene.seen[0], "in the end stands what all digits say"
