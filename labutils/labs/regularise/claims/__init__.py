"""What the lab says in numbers."""

from labutils.claims import Claims

from . import choosing, dropout, other_ways, penalties, sizes

CLAIMS = Claims([*penalties.CLAIMS, *sizes.CLAIMS, *dropout.CLAIMS, *choosing.CLAIMS, *other_ways.CLAIMS])
