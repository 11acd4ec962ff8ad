"""The four exercises: normalise with the training set's numbers, He's weights, Glorot's scale, clipping."""

from labutils.checks import Exercises
from labutils.labs.initialise.exercises.clipped import CLIP
from labutils.labs.initialise.exercises.inputs import NORMALISE, normalise
from labutils.labs.initialise.exercises.weights import GLOROT, HE, glorot_sd

EXERCISES = Exercises([NORMALISE, HE, GLOROT, CLIP])
__all__ = ["EXERCISES", "glorot_sd", "normalise"]
