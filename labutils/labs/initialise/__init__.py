"""Lab 02: where the weights start, how a signal fares through many layers, and what normalised inputs do to the cost."""

from labutils.labs.initialise.bowl import bowl_panel
from labutils.labs.initialise.chain import chain_panel
from labutils.labs.initialise.claims import CLAIMS
from labutils.labs.initialise.clipping import clip_panel
from labutils.labs.initialise.exercises import EXERCISES
from labutils.labs.initialise.microscope import deep, microscope_panel, scale_panel, sizes
from labutils.labs.initialise.published import published_panel, published_table
from labutils.labs.initialise.shape import shape_panel
from labutils.labs.initialise.symmetry import symmetry_panel
from labutils.labs.initialise.variance import variance_panel

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use

PANELS = {
    "scale_panel": scale_panel,
    "variance_panel": variance_panel,
    "symmetry_panel": symmetry_panel,
    "chain_panel": chain_panel,
    "microscope_panel": microscope_panel,
    "clip_panel": clip_panel,
    "bowl_panel": bowl_panel,
    "shape_panel": shape_panel,
    "published_panel": published_panel,
}
__all__ = [
    "CLAIMS",
    "EXERCISES",
    "PANELS",
    "bowl_panel",
    "chain_panel",
    "check",
    "clip_panel",
    "deep",
    "hint",
    "microscope_panel",
    "published_panel",
    "published_table",
    "scale_panel",
    "shape_panel",
    "sizes",
    "solution",
    "symmetry_panel",
    "use",
    "variance_panel",
]
