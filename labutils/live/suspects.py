"""Which settings stopped a run: not simply the one that was moved last, for a run may have been stopped before that move."""

from collections.abc import Mapping, Sequence
from typing import Any

from .controls import Control

Values = Mapping[str, Any]


class Suspects:
    """Those of the settings that differ from the newest run that came to its end.

    A control that is moved while a run is stopped is none of them: the value it had before would not have run either. So
    the same settings are named until they are moved back, or until something else goes wrong.
    """

    def __init__(self):
        self._ended: Values = {}
        self._names: list[str] = []
        self._kind: type[Exception] | None = None

    def stopped(self, values: Values, ended: Values, error: Exception) -> list[str]:
        """The names of those that stopped a run; none where all are as they were.

        values : of that run; ended : of the newest that came to its end, one and the same object until another does.
        """
        changed = [name for name in values if name not in ended or values[name] != ended[name]]
        before = self._names if ended is self._ended and type(error) is self._kind else []
        self._names = [name for name in before if name in changed] or changed
        self._ended, self._kind = ended, type(error)
        return self._names


def reason(error: Exception, guilty: Sequence[Control], values: Values) -> str:
    """Which settings stopped the run, several if they were moved at once, and what the error says."""
    said = what(error)
    if not guilty:
        return f"Stopped: {said}."
    settings = " and ".join(f"{control.label} = {control.to_page(values[control.name])}" for control in guilty)
    return f"Stopped at {settings}: {said}. Choose {'another' if len(guilty) == 1 else 'others'}, or press Reset."


def what(error: Exception) -> str:
    """What an error says, with its type where it is not one that is raised to be told."""
    said = str(error) or type(error).__name__
    return said if isinstance(error, ArithmeticError | ValueError) else f"{type(error).__name__}: {said}"
