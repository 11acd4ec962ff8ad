"""Lab 04: gradients checked against differences of J, block by block."""

from .. import panels_in, progress
from .bugs import BUGS, planted
from .claims import CLAIMS
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .models import points
from .panels.bench import bench_panel
from .panels.epsilon import epsilon_panel
from .panels.factor import factor_panel
from .panels.mask import mask_panel
from .panels.mystery import mystery_panel
from .panels.price import price_panel
from .plain import one_sided, two_sided
from .studies import flattened, forward_passes, times_slower, typical_score, whole_score
from .verdicts import table

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
