"""A cell that is run again and again leaves nothing behind; the two hundred runs are in tests/soak."""

import pytest

from tests.kernels import Kernel, growth

REGION = "from labutils.labs import normalise as lab\npanel = lab.region_panel()\npanel"
GUESS = "from labutils.labs import regularise\nregularise.guess('corner')"


@pytest.fixture
def kernel(tmp_path):
    kernel = Kernel(tmp_path)
    yield kernel
    kernel.close()


@pytest.mark.fault("a panel's cell run 25 times in one kernel")
def test_a_panels_cell_run_many_times_leaves_nothing_in_the_kernel(kernel, tried):
    things, megabytes = growth(kernel, REGION, runs=25)
    assert things == {}
    assert megabytes < 10
    tried(25)


@pytest.mark.fault("a question's cell run 10 times in one kernel")
def test_a_questions_cell_run_many_times_leaves_nothing_in_the_kernel(kernel, tried):
    things, _ = growth(kernel, GUESS, runs=10)
    assert things == {}
    tried(10)
