"""The microscope with one control: the scale of the weights."""

from labutils.live import Panel, Slider

from ..models import SCALES
from .microscope import MicroscopeScene


def scale_panel() -> Panel:
    """Ten ReLU layers from He's weights times a scale: drag it away from 1."""
    return Panel(
        MicroscopeScene(),
        Slider("scale", 1, values=SCALES, label="scale", description="every starting weight is multiplied by this"),
    )
