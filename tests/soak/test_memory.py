"""Two hundred runs of one cell."""

import pytest

from tests.kernels import Kernel, growth

CELLS = {
    "lab 03 penalty": "from labutils.labs import regularise as lab\npanel = lab.penalty_panel()\npanel",
    "lab 06 region": "from labutils.labs import normalise as lab\npanel = lab.region_panel()\npanel",
    "lab 06 digit": "from labutils.labs import normalise as lab\nlab.digit_panel()",
    "moved by hand": "from labutils.labs import regularise as lab\npanel = lab.penalty_panel()\npanel.set(lambd=1)\npanel",
}


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
