"""Lab 06: batchnorm inside the network, softmax at its end."""

from .. import panels_in, progress
from .claims import CLAIMS
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .learner import own_network
from .mending import mended
from .panels.average import average_panel
from .panels.digit import digit_panel
from .panels.exclusive import exclusive_panel
from .panels.flow import flow_panel
from .panels.gradient import gradient_panel
from .panels.noise import noise_panel
from .panels.range import range_panel
from .panels.region import region_panel
from .panels.scaling import scaling_panel
from .panels.shift import shift_panel
from .panels.whitening import whitening_panel
from .reading import digit_parts
from .variants import places, redundant_bias, with_dropout

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
