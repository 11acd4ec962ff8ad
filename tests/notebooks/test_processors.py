"""The stored outputs hold on an older processor too: it adds in another order, so the last digits differ."""

import os
import subprocess
import sys

import numpy as np
import pytest

from tests.notebooks.rules import NOTEBOOKS
from tests.notebooks.run_nbval import nbval

OLDER = {
    "OPENBLAS_CORETYPE": "Nehalem",  # of 2008
    "NPY_DISABLE_CPU_FEATURES": " ".join(np.show_config(mode="dicts")["SIMD Extensions"].get("found", ())),
}
SUM = """
import numpy as np
rng = np.random.default_rng(0)
A, B = rng.random((3, 300)), rng.random((300, 3))
print((A @ B).tolist(), np.exp(A).sum().tolist())
"""


def answer(**settings: str) -> str:
    command = [sys.executable, "-c", SUM]
    return subprocess.run(command, env={**os.environ, **settings}, text=True, stdout=subprocess.PIPE, check=True).stdout


@pytest.fixture(scope="module")
def older() -> dict[str, str]:
    """The settings of an older processor, when this one can play it."""
    if answer(**OLDER) == answer():
        pytest.skip("this processor, or its NumPy, cannot act as an older one: the same digits came out")
    return OLDER


# One that trains and times nothing else, one that computes the finest differences; all of them are in tests/soak.
FEW = [path for path in NOTEBOOKS if path.stem[:2] in ("00", "04")]


@pytest.mark.parametrize("path", FEW, ids=lambda path: path.stem)
def test_the_stored_outputs_hold_on_an_older_processor(path, older):
    run = nbval(path, **older)
    assert run.returncode == 0, run.stdout
