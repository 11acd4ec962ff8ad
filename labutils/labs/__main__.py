"""``python -m labutils.labs`` prints how far a learner has come; ``labs.py progress`` calls it."""

from . import progress

print(progress())
