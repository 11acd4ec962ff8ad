"""What the lab says in numbers."""

from labutils.claims import Claims

from . import depth, others

CLAIMS = Claims([*depth.CLAIMS, *others.CLAIMS])
