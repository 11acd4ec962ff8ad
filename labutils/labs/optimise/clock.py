"""What progress is drawn against: epochs, updates or the wall clock of this machine.

Times are drawn only when a learner asks for them: no number in a stored sentence, picture or film depends on a machine.
"""

from collections.abc import Sequence

import numpy as np

TIME = "time, ms"  # measured where the lab runs


def against(clock: str, spent: Sequence[float], epochs: int) -> np.ndarray:
    """The x of each update, (updates + 1,): its epoch, its number, or milliseconds since the start.

    spent : (updates + 1,) seconds. Each update is charged the median price, so that what else the computer does at some
    moment leaves no step in the curve.
    """
    updates = len(spent) - 1
    if clock == TIME:
        return 1e3 * np.median(np.diff(spent)) * np.arange(updates + 1) if updates else np.zeros(1)
    return np.linspace(0, epochs if clock == "epoch" else updates, updates + 1)
