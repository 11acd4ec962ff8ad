"""Runs that are changed while they go on, kept as ghosts, and repeated with twenty seeds: tools that a scene can take on.

``tools`` has the controls, ``plan`` what was changed when, ``kept`` the ghosts; ``overlay`` draws them and ``telling`` puts
them in words; ``hooks`` says what a scene must tell, ``scene`` and ``training`` are what it builds on.
"""

from .hooks import UPDATES
from .plan import Change, Plan
from .scene import ForkedScene
from .telling import verdict, written
from .tools import GOES_ON, RESTARTS, keep_button, mid_run_switch
from .training import ForkedTraining

__all__ = [
    "GOES_ON",
    "RESTARTS",
    "UPDATES",
    "Change",
    "ForkedScene",
    "ForkedTraining",
    "Plan",
    "keep_button",
    "mid_run_switch",
    "verdict",
    "written",
]
