"""The state of a run as plain data: from a ``Recipe`` follow the run itself, its share string and its exported script.

``settings`` says what may be set, ``sets`` draws the points, ``running`` carries a recipe out to the bit, ``sharing`` packs
it into one line of text, ``script`` writes it as a program of its own that needs NumPy only, ``points`` reads CSV,
``comparing`` trains many seeds of it at once, ``way`` goes to any update, forth or back.
"""

from .comparing import Difference, difference, spread
from .points import from_csv
from .recipe import Edit, Recipe, RecipeError
from .running import Result, Training, run
from .script import script
from .sets import OWN, SETS, classes, parts
from .sharing import packed, unpacked
from .tables import as_json, curves_csv
from .way import Way

__all__ = [
    "OWN",
    "SETS",
    "Difference",
    "Edit",
    "Recipe",
    "RecipeError",
    "Result",
    "Training",
    "Way",
    "as_json",
    "classes",
    "curves_csv",
    "difference",
    "from_csv",
    "packed",
    "parts",
    "run",
    "script",
    "spread",
    "unpacked",
]
