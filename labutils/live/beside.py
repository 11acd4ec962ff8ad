"""Words from the page beside a running cell: they arrive on a thread of their own, and the cell keeps its pictures.

After each message to a widget IPython does what it does after a cell: matplotlib's pyplot shows all its figures and closes
them. In the middle of a cell these are the figures that the cell is drawing, and they are lost with the message.
"""

import sys

from IPython import get_ipython
from ipywidgets import Widget

from .home import Home


def spare_cells(widget: Widget) -> None:
    """What IPython does after a cell is done after a message to this widget only if that drew, and between two cells."""
    home = Home()

    def handle(message: dict) -> None:
        before = drawn()
        try:
            widget._handle_msg(message)
        finally:
            if drawn() != before:  # on the thread of the cells, which is free once no cell runs
                home.soon(get_ipython().events.trigger, "post_execute")

    widget.comm.handle_msg = handle


def drawn() -> list[int]:
    """The numbers of pyplot's figures, where it was imported."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    return pyplot.get_fignums() if pyplot else []
