"""What a learner writes in lab 08: three scores, a choice under a limit, the diagnosis, a cost that leaves gaps out."""

from labutils.checks import Exercises

from .masked_dZ import MASKED_DZ
from .next_step import NEXT_STEP
from .pick_model import PICK_MODEL
from .scores import SCORES

EXERCISES = Exercises([SCORES, PICK_MODEL, NEXT_STEP, MASKED_DZ], lab="08")
