"""What one notebook needs and nobody else: its panels, exercises and claims, one module a lab.

Nothing outside this package imports a lab, and no lab imports another: what two labs need belongs a level
lower. A lab's ``__init__`` is its table of contents. It imports what the notebook calls (``check``, ``hint``,
``solution``, ``use``, studies, panels) and names what the tests go through: ``PANELS``, ``EXERCISES`` and ``CLAIMS``.
Each ``<name>_panel`` lives in ``panels/<name>.py``, each exercise in ``exercises/<name>.py``.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


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
    "07": Lab("search", "Search hyperparameters"),
    "08": Lab("strategy", "Choose what to do next"),
}


def panels_in(namespace: Mapping[str, Any]) -> dict[str, Callable]:
    """The panels of a lab, name -> factory: whatever it imported that is called ``<name>_panel``.

    >>> list(panels_in({"np": None, "bowl_panel": print}))
    ['bowl_panel']
    """
    return {name: value for name, value in namespace.items() if name.endswith("_panel")}
