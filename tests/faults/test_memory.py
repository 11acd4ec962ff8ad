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


COLLECTED = """
import gc, weakref, matplotlib
from labutils.labs import regularise as lab
panel = lab.norm_panel()
figure = weakref.ref(panel.scene.figure)
gc.collect()
walked = {id(thing) for thing in gc.get_objects()}
print(id(vars(matplotlib)) in walked, id(figure()) in walked, len(walked))
panel.close()
del panel
"""


def test_a_collection_leaves_out_the_libraries_and_still_frees_a_closed_panel(kernel):
    libraries, picture, walked = kernel.run(COLLECTED).split()
    assert (libraries, picture) == ("False", "True")
    assert int(walked) < 30_000, "without it some 120,000"
    assert kernel.run("gc.collect(); print(figure())") == "None\n"
