"""The six exercises: He's weights, Glorot's scale, a whole network, clipping (one array, all blocks), normalising."""

from labutils.checks import Exercises

from .clip import CLIP
from .clip_all import CLIP_ALL
from .glorot_sd import GLOROT_SD
from .he_init import HE_INIT
from .he_network import HE_NETWORK
from .normalise import NORMALISE

EXERCISES = Exercises([HE_INIT, GLOROT_SD, HE_NETWORK, CLIP, CLIP_ALL, NORMALISE], lab="02")
