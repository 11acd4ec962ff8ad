"""Lab 02: where the weights start, how a signal fares through many layers, and what normalised inputs do to the cost."""

from .. import panels_in, progress
from .claims import CLAIMS
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .models import deep
from .panels.bowl import bowl_panel
from .panels.chain import chain_panel
from .panels.clip import clip_panel
from .panels.microscope import microscope_panel
from .panels.published import published_panel
from .panels.scale import scale_panel
from .panels.shape import shape_panel
from .panels.symmetry import symmetry_panel
from .panels.tumour import tumour_panel
from .panels.variance import variance_panel
from .sizes import sizes
from .studies import on_digits, on_moons, published_table, tanh_accuracy
from .tumours import raw, raw_or_normalised

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
