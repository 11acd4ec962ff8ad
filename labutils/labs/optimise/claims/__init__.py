"""What the lab says in numbers."""

from labutils.claims import Claims

from . import runners, schedules

CLAIMS = Claims([*runners.CLAIMS, *schedules.CLAIMS])
