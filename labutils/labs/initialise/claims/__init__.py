"""What the lab says in numbers."""

from labutils.claims import Claims

from . import depth, elsewhere, others, scales

CLAIMS = Claims([*depth.CLAIMS, *elsewhere.CLAIMS, *others.CLAIMS, *scales.CLAIMS])
