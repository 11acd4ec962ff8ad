"""Live panels: hand and picture move as one.

A lab writes a ``Scene`` (plain Python) and shows it with ``Panel(scene, Slider(...), ...)``. Inwards: ``controls``
describe, ``run`` works and goes back, ``player`` decides when, ``picture`` and ``record`` turn a matplotlib figure into
a frame and what lives in it, ``stage`` and its scripts are the page. Nothing else imports ipywidgets or anywidget.
"""

from .collecting import leave_out_imports
from .controls import Button, Choice, Control, Slider, Toggle
from .panel import Panel
from .scene import Scene

__all__ = ["Button", "Choice", "Control", "Panel", "Scene", "Slider", "Toggle"]

leave_out_imports()
