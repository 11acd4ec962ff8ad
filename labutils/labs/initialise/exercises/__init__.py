"""The four exercises: normalise with the training set's numbers, He's weights, Glorot's scale, clipping."""

from labutils.checks import Exercises

from .clip import CLIP
from .glorot_sd import GLOROT_SD
from .he_init import HE_INIT
from .normalise import NORMALISE

EXERCISES = Exercises([NORMALISE, HE_INIT, GLOROT_SD, CLIP], lab="02")
