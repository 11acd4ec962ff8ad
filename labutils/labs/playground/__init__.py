"""Lab 09: one panel with everything at once, challenges to beat, and instruments that tell luck from progress."""

from .. import panels_in, progress
from .challenges import CHALLENGES
from .claims import CLAIMS
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .panels.playground import playground_panel
from .panels.slow import slow_panel

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
