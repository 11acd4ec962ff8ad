"""Deep networks by hand: the NumPy network, its pictures and its live panels, shared by the labs.

Read from the bottom up: functions, layers, costs, network, optimizers, training.
"""

from importlib.util import find_spec as _find_spec
from pathlib import Path as _Path


def _refuse_files_that_hide_packages() -> None:
    """A numpy.py beside a notebook is found before NumPy; what it breaks then says nothing of the cause."""
    for package in ("numpy", "matplotlib", "h5py", "sklearn", "ipywidgets", "anywidget"):
        spec = _find_spec(package)
        if spec and spec.origin and _Path(spec.origin).parent in (_Path.cwd(), _Path.cwd() / package):
            raise ImportError(
                f"{spec.origin} hides the package {package} from your notebooks. Rename it and restart the kernel.",
                name=package,
                path=spec.origin,
            )


_refuse_files_that_hide_packages()
