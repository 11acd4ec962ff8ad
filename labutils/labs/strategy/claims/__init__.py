"""What the lab says in numbers."""

from labutils.claims import Claims

from . import sharing, sources, targets

CLAIMS = Claims([*targets.CLAIMS, *sources.CLAIMS, *sharing.CLAIMS])
