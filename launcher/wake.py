"""Every kernel of this Python loads ``labutils.kernel``: after a restart, a cell run too early says which to run before it.

IPython reads the settings of a whole environment in its folder etc/ipython. Kernels alone read this file, and its line is
added to what a learner has set elsewhere.
"""

import contextlib
import sys
from pathlib import Path

NAME = "etc/ipython/ipython_kernel_config.py"
LINE = "c.InteractiveShellApp.extensions.append('labutils.kernel')\n"


def wake_kernels(environment: str = sys.prefix) -> None:
    """Add the line to the environment's settings, once. Where nobody may write there, kernels start as ever."""
    file = Path(environment) / NAME
    with contextlib.suppress(OSError):  # a file system that is read-only or full must not keep the labs from opening
        settings = file.read_text("utf-8") if file.exists() else ""
        if LINE not in settings:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(settings + LINE, "utf-8")
