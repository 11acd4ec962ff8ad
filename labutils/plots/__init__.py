"""Draws arrays on given matplotlib axes once and updates what it drew; knows no network and no widget.

Each piece is made once on an axes and moved by ``update(...)``, which only sets data on artists marked as
animated (``piece.artists``). ``fig.savefig`` draws them too, so the still picture is the same figure.
"""

from .backdrops import Backdrops
from .bars import Bars, Histogram, Spread
from .curves import Cursor, Curves
from .fields import Field, Points, class_labels
from .frame import CLASSES, DASHES, INK, MARKERS, PALETTE, figure, key, label, living, lookup, over, pale, show
from .images import Matrix, Tiles
from .marks import Ghosts, Marks
from .networks import NetworkDrawing
from .rules import Rule, Rules
from .surfaces import Path, Surface

__all__ = [
    "CLASSES",
    "DASHES",
    "INK",
    "MARKERS",
    "PALETTE",
    "Backdrops",
    "Bars",
    "Cursor",
    "Curves",
    "Field",
    "Ghosts",
    "Histogram",
    "Marks",
    "Matrix",
    "NetworkDrawing",
    "Path",
    "Points",
    "Rule",
    "Rules",
    "Spread",
    "Surface",
    "Tiles",
    "class_labels",
    "figure",
    "key",
    "label",
    "living",
    "lookup",
    "over",
    "pale",
    "show",
]
