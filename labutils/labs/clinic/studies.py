"""What the notebook calls that is not a panel: two instruments that answer in words, and the ward's list."""

from labutils.gradcheck import GradientCheck

from .cases import CASES, ROOMS, Case
from .instruments import Answers, ask, check_gradient


class Ward(dict[str, Case]):
    """The patients by name; prints as a list of their complaints."""

    def __repr__(self) -> str:
        return "\n".join(f"{name:20} {case.complaint}" for name, case in self.items())


def ward() -> Ward:
    """Everybody who waits."""
    return Ward(CASES)


def gradient(name: str) -> GradientCheck:
    """The gradient check of one patient before its first update, block by block, on one batch.

    name : as in ``ward()``, or "a sound network".  ValueError for a patient nobody knows.
    """
    return check_gradient(_case(name).patient())


def answers(name: str) -> Answers:
    """One patient is asked about twenty dev examples, twice.

    name : as in ``ward()``, or "a sound network".  ValueError for a patient nobody knows.
    """
    return ask(_case(name).patient())


def _case(name: str) -> Case:
    if not isinstance(name, str) or name not in ROOMS:
        raise ValueError(f"there is no {name!r} here; expected one of {', '.join(ROOMS)}")
    return ROOMS[name]
