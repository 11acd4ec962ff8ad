"""Python's garbage collector, which a cell and every panel wait for, leaves out what was imported."""

import gc

from IPython import get_ipython


def leave_out_imports() -> None:
    """In a kernel: from now on no collection goes through what is there at this moment. Called once, after the imports.

    Matplotlib, the widgets and IPython are some 115,000 objects that live as long as the kernel. A full collection that
    goes through them takes 40 to 60 ms, in which nothing else runs, and comes in the midst of a drag or of twenty seeds.
    What is garbage now goes first, since what is left out is no longer looked at. Panels, made later, are collected as
    ever: that is why this is not done again once panels are open.
    """
    if getattr(get_ipython(), "kernel", None) is not None:
        gc.collect()
        gc.freeze()
