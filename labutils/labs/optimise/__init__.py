"""Lab 05: mini-batches, optimisers, and the learning rate over time."""

from .. import panels_in, progress
from .averaging import average
from .batching import times_longer, updates_below
from .claims import CLAIMS
from .escaping import steps_below
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .panels.average import average_panel
from .panels.batch import batch_panel
from .panels.clip import clip_panel
from .panels.curvature import curvature_panel
from .panels.escape import escape_panel
from .panels.inspector import inspector_panel
from .panels.moon import moon_panel
from .panels.race import race_panel
from .panels.schedule import schedule_panel
from .scheduling import own_alpha0, schedules
from .studies import gradient_of
from .surfaces import SURFACES
from .valleys import longer_bowls
from .walking import walk

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
