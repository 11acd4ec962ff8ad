"""Every lab's stored outputs on an older processor; the suite tries two of them."""

import pytest

from tests.notebooks.rules import NOTEBOOKS
from tests.notebooks.run_nbval import nbval
from tests.notebooks.test_processors import older  # noqa: F401 (the fixture)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_stored_outputs_hold_on_an_older_processor(path, older):  # noqa: F811
    run = nbval(path, **older)
    assert run.returncode == 0, run.stdout
