"""A class: what a learner hands in, and how a teacher re-checks a folder of it.

``answers`` cuts a learner's functions out of the notebooks, ``collecting`` puts them together, ``handin`` is the one file,
``recheck`` judges it again in a process of its own, ``fence`` keeps that process in, ``grading`` goes through a folder,
``reaching`` finds what to read before one believes it, and ``tables`` and ``page`` write what was found.
``labs.py handin`` and ``labs.py grade`` are the commands.
"""

from .collecting import collect
from .grading import grade
from .handin import HandIn

__all__ = ["HandIn", "collect", "grade"]
