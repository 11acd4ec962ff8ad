"""What the lab says in numbers."""

from labutils.claims import Claims

from . import paths, runners, schedules

CLAIMS = Claims([*paths.CLAIMS, *runners.CLAIMS, *schedules.CLAIMS])
