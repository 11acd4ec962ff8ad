"""Search hyperparameters: scales and samplers, and trials on every core, or on a cluster, that survive what goes wrong.

>>> space = {"alpha": Log(1e-4, 1), "units": Whole(2, 50)}
>>> len(random(space, 3))
3

Inwards: ``scales`` and ``samplers`` say what is tried, ``border`` checks what is asked for, ``running`` hands it to an
executor, ``under_way`` is what that has in hand, ``workers`` are the local one, ``worker`` runs one trial (``limits`` and
``quiet`` guard it), ``outcome`` says what became of it, ``ledger`` keeps it, ``interrupted`` says what an interrupt leaves,
``ask`` lets another library choose.
"""

from .ask import Optuna
from .ledger import stored
from .outcome import DIVERGED, DONE, FATES, KILLED, RAISED, TIMED_OUT, Result
from .running import search
from .samplers import Rung, Space, finer, grid, halving, random
from .scales import Among, Linear, Log, OneMinusLog, Scale, Whole
from .workers import SearchError, processes

__all__ = [
    "DIVERGED",
    "DONE",
    "FATES",
    "KILLED",
    "RAISED",
    "TIMED_OUT",
    "Among",
    "Linear",
    "Log",
    "OneMinusLog",
    "Optuna",
    "Result",
    "Rung",
    "Scale",
    "SearchError",
    "Space",
    "Whole",
    "finer",
    "grid",
    "halving",
    "processes",
    "random",
    "search",
    "stored",
]
