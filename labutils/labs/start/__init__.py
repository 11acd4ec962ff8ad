"""Lab 00: how a lab works, and a network of two layers one can see through."""

from .. import panels_in, progress
from .claims import CLAIMS
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .panels.activation import activation_panel
from .panels.building import building_panel
from .panels.descent import descent_panel
from .panels.draws import draws_panel
from .panels.flower import flower_panel
from .panels.see_through import see_through_panel
from .panels.softmax import softmax_panel
from .studies import ratio_of_times

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
