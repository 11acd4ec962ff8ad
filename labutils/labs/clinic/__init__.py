"""The clinic: networks that do not learn, instruments to examine them, and a fault to be named for each."""

from .. import panels_in, progress
from .claims import CLAIMS
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .panels.checks import checks_panel
from .panels.curves import curves_panel
from .panels.five import five_panel
from .panels.look import look_panel
from .panels.microscope import microscope_panel
from .panels.treatment import treatment_panel
from .studies import answers, gradient, ward

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
