"""What one notebook needs and nobody else: its panels, exercises and claims, one module a lab.

Nothing outside this package imports a lab, and no lab imports another: what two labs need belongs a level
lower. A lab module exports what its notebook calls (the panel factories, `check`, `hint`, `solution`, `use`)
and what the tests go through: `PANELS` (name -> factory), `EXERCISES` and `CLAIMS`.
"""

from typing import NamedTuple


class Lab(NamedTuple):
    """A row of the table: `labutils.labs.<module>` and the notebook's title."""

    module: str
    title: str


LABS = {
    "00": Lab("start", "Start here"),
    "01": Lab("splits", "Split the data, read bias and variance"),
    "02": Lab("initialise", "Initialise: where the weights start"),
    "03": Lab("regularise", "Regularise: L2, L1, dropout and the others"),
    "04": Lab("gradients", "Check gradients"),
    "05": Lab("optimise", "Mini-batches and optimisers"),
    "06": Lab("normalise", "Batchnorm and softmax"),
}
