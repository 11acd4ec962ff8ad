"""An IPython extension: after a restart, a cell that is run first says which cell to run before it.

A kernel that has just started knows no names. Without this, an exercise's cell ends in "name 'lab' is not defined" there.
``launcher.wake`` has every kernel of the environment load it.
"""

from types import TracebackType
from typing import Any

JUST_STARTED = "The kernel has just started, so `{}` is not defined. Run the first code cell, then this one again."
FROM_ABOVE = "If a cell above defines `{}`, run it first. Run ▸ Run All Above Selected Cell runs all of them."


def load_ipython_extension(shell: Any) -> None:
    """Called by IPython with the kernel's shell."""
    shell.set_custom_exc((NameError,), tell)


def tell(
    shell: Any, kind: type[NameError], error: NameError, trace: TracebackType, tb_offset: int | None = None
) -> list[str]:
    """Show what an unknown name asks for; returns the lines shown. Only a missing ``lab`` needs no traceback."""
    if error.name == "lab" and "lab" not in shell.user_ns:
        lines = [JUST_STARTED.format("lab")]
    else:
        lines = shell.InteractiveTB.structured_traceback(kind, error, trace, tb_offset=tb_offset)
        lines += [FROM_ABOVE.format(error.name)] if error.name and error.name not in shell.user_ns else []
    shell._showtraceback(kind, error, lines)  # what IPython's own showtraceback ends in; a kernel sends the lines on
    return lines
