"""Runs that are changed while they go on, kept as ghosts, and repeated with twenty seeds: tools that a scene can take on.

``tools`` has the controls, ``plan`` what was changed when, ``kept`` the ghosts, ``seeds`` the twenty seeds; ``overlay``
draws them and ``telling`` puts them in words; ``hooks`` says what a scene must tell, ``scene`` and ``training`` are what it
builds on.
"""

from .hooks import UPDATES
from .kept import Kept, listed
from .overlay import Overlay
from .plan import Change, Plan
from .scene import ForkedScene
from .seeds import Seeds
from .telling import written
from .tools import GOES_ON, RESTARTS, keep_button, mid_run_switch, twenty_seeds
from .training import ForkedTraining

__all__ = [
    "GOES_ON",
    "RESTARTS",
    "UPDATES",
    "Change",
    "ForkedScene",
    "ForkedTraining",
    "Kept",
    "Overlay",
    "Plan",
    "Seeds",
    "keep_button",
    "listed",
    "mid_run_switch",
    "twenty_seeds",
    "written",
]
