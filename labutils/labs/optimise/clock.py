"""What progress is drawn against: epochs, updates or the wall clock of this machine.

Times are drawn only when a learner asks for them: no number in a stored sentence or picture depends on a machine.
"""

import numpy as np


def against(clock: str, spent, epochs: int):
    """The x of each update, (updates + 1,): its epoch, its number, or milliseconds since the start.

    spent : (updates + 1,) seconds.
    """
    if clock == "time, ms":
        return 1e3 * np.asarray(spent)
    updates = len(spent) - 1
    return np.linspace(0, epochs if clock == "epoch" else updates, updates + 1)
