"""What the lab says in numbers."""

from labutils.claims import Claims

from . import dropout, other_ways, penalties

CLAIMS = Claims([*penalties.CLAIMS, *dropout.CLAIMS, *other_ways.CLAIMS])
