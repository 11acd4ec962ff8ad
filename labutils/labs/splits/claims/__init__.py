"""What the lab says in numbers."""

from labutils.claims import Claims

from . import diagnosis, remedies, sets

CLAIMS = Claims([*diagnosis.CLAIMS, *remedies.CLAIMS, *sets.CLAIMS])
