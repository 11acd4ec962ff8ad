"""A file beside a notebook with the name of a package: Python would find it first, and say nothing of the cause.

Each Python of the environment imports this as it starts (see ``labs.pth``), so it is small. It refuses such a file where a
notebook's first cell imports it.
"""

import os
import sys

from launcher.grammar import WhenAsked

NEEDED = ("numpy", "matplotlib", "h5py", "sklearn", "ipywidgets", "anywidget", "jupyterlab", "ipykernel", "labutils")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def in_the_way(folder: str, package: str) -> str | None:
    """The file in this folder that Python would take for the package."""
    names = (f"{package}.py", os.path.join(package, "__init__.py"))
    return next((path for name in names if os.path.exists(path := os.path.join(folder, name))), None)


class Refusing:
    """Stands first among those that Python asks where a module is; it only ever refuses."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Raises ImportError for a package that a file in the working directory hides."""
        if path is not None or name not in NEEDED:
            return
        try:
            folder = os.getcwd()
        except OSError:  # it was removed
            return
        if folder == ROOT or not {"", folder} & set(sys.path):
            return
        if file := in_the_way(folder, name):
            raise ImportError(f"{file} hides the package {name} from your notebooks. Rename it and restart the kernel.")


def install() -> None:
    """From now on, in this Python; and no grammar is built that nobody asks for."""
    sys.meta_path[:0] = [Refusing, WhenAsked()]
