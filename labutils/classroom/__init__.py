"""A class: what a learner hands in, and how a teacher re-checks a folder of it.

``answers`` cuts a learner's functions out of the notebooks, ``handin`` writes and reads the one file, ``recheck`` judges it
again in a process of its own, ``fence`` keeps that process in, ``grading`` goes through a folder, and ``tables`` and
``page`` write what it found. ``labs.py handin`` and ``labs.py grade`` are the commands.
"""

from .grading import grade
from .handin import HandIn, collect

__all__ = ["HandIn", "collect", "grade"]
