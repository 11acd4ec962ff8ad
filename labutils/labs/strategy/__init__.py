"""Lab 08: which error to work on next, by which number, with which data, and what the test set is kept for."""

from .. import panels_in, progress
from .chain import ACTIONS, LINKS, PROBLEMS
from .claims import CLAIMS
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .panels.budget import budget_panel
from .panels.knob import knob_panel
from .panels.labels import labels_panel
from .panels.metric import metric_panel
from .panels.mixing import mixing_panel
from .panels.multitask import multitask_panel
from .panels.projects import projects_panel
from .panels.satisficing import satisficing_panel
from .panels.synthesis import synthesis_panel
from .panels.tagging import tagging_panel
from .panels.transfer import transfer_panel
from .studies import Project

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
