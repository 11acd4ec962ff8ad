"""Two hundred runs of one cell, and a week of a learner's moves."""

import pytest

from tests.browser.conftest import browser, lab_page, lab_server, open_lab  # noqa: F401  the suite's own browser and server
from tests.browser.lab import write_notebook
from tests.browser.test_live_memory import CELL, leave_nothing
from tests.kernels import Kernel, growth

CELLS = {
    "lab 03 penalty": "from labutils.labs import regularise as lab\npanel = lab.penalty_panel()\npanel",
    "lab 06 region": "from labutils.labs import normalise as lab\npanel = lab.region_panel()\npanel",
    "lab 06 digit": "from labutils.labs import normalise as lab\nlab.digit_panel()",
    "moved by hand": "from labutils.labs import regularise as lab\npanel = lab.penalty_panel()\npanel.set(lambd=1)\npanel",
}

OPEN = """
import ctypes, gc
import numpy as np
from labutils.labs import normalise, optimise, playground, regularise
from tests.moves import move, set_to
panels = [regularise.penalty_panel(), normalise.region_panel(), optimise.moon_panel(), playground.playground_panel()]
rng = np.random.default_rng()
"""
PLAY = """
for panel in rng.choice(panels, 4, p=[0.3, 0.4, 0.1, 0.2]):
    set_to(panel, {tool.name: tool.default for tool in panel.scene.tools})
    for _ in range(5):
        move(panel, rng)
"""
REST = """
for panel in panels:
    panel.reset()
gc.collect()
ctypes.CDLL(None).malloc_trim(0)
"""


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.fault("a cell run 200 times in one kernel: {cell}")
def test_two_hundred_runs_of_a_cell_take_less_than_ten_megabytes(cell, tmp_path, tried):
    kernel = Kernel(tmp_path)
    try:
        things, megabytes = growth(kernel, CELLS[cell], runs=200, warm=1)
    finally:
        kernel.close()
    assert things == {}
    assert megabytes < 10
    tried(200)


@pytest.mark.fault("10,000 random moves in one kernel, and what they leave in it")
def test_a_week_of_moves_leaves_less_than_ten_megabytes(tmp_path, tried):
    """Counted is what the panels hold at rest, at their defaults.

    glibc keeps what was freed. Twenty seeds of the playground's largest network and of its ghost take 35 MB for a moment,
    25 of which stay with the process until a later move needs them. Whether such a move comes early or late is chance, and
    no growth, so ``REST`` has them given back before each count.

    Every five moves begin with the tools as they are at first, and the race of five networks has its turn less often than
    the others: twenty seeds that stay on, and races that go on and on, would take most of the time.
    """
    kernel = Kernel(tmp_path)
    try:
        kernel.run(OPEN)
        things, megabytes = growth(kernel, PLAY, runs=500, warm=100, rest=REST)
    finally:
        kernel.close()
    assert things == {}
    assert megabytes < 10
    tried(10_000)


@pytest.mark.browser
@pytest.mark.fault("a panel's cell run 200 times on the page")
def test_two_hundred_runs_leave_nothing_on_the_page(lab_page, tmp_path, tried):  # noqa: F811
    """A panel has more than ten listeners, so that two of them left by each run would be seen."""
    leave_nothing(lab_page(write_notebook(tmp_path / "again.ipynb", CELL)), runs=200, swing=300)
    tried(200)
