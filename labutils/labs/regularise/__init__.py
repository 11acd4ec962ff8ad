"""Lab 03: penalties, dropout and the other ways to keep a network from memorising its training set."""

from .. import panels_in, progress
from .choosing import STRENGTHS, dev_accuracies, test_accuracy
from .claims import CLAIMS
from .digit_runs import dropout_accuracy, noise_or_new
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .panels.augmentation import augmentation_panel
from .panels.decay import decay_panel
from .panels.dropout import dropout_panel
from .panels.norm import norm_panel
from .panels.penalty import penalty_panel
from .panels.spread import spread_panel
from .panels.stopping import stopping_panel
from .panels.units import units_panel
from .selection import features_that_stay
from .studies import forgotten_penalty, largest_share, lost_without_one, many_passes, share_of_rises

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
