"""Lab 01: cut the data into train, dev and test, and read bias and variance from two numbers."""

from .. import panels_in, progress
from .claims import CLAIMS
from .curves import Fits
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .panels.both import both_panel
from .panels.choosing import choosing_panel
from .panels.decomposition import decomposition_panel
from .panels.fit import fit_panel
from .panels.growing import growing_panel
from .panels.learning import learning_panel
from .panels.mismatch import mismatch_panel
from .panels.ratio import ratio_panel
from .panels.remedy import remedy_panel
from .panels.table import table_panel
from .studies import errors, sure_and_right

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
