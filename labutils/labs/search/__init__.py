"""Lab 07: search hyperparameters, on the right scale, with a budget, on every core there is."""

from .. import panels_in, progress
from .claims import CLAIMS
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .panels.babysit import babysit_panel
from .panels.batch import batch_panel
from .panels.grid_or_random import grid_or_random_panel
from .panels.halving import halving_panel
from .panels.scale import scale_panel
from .panels.symptoms import symptoms_panel
from .panels.tiers import tiers_panel
from .panels.trials import trials_panel
from .panels.width import width_panel
from .panels.zoom import zoom_panel
from .studies import best_alpha, dev_loss, first_looks, moody, rare

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
