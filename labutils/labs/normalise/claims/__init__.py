"""What the lab says in numbers."""

from labutils.claims import Claims

from . import batchnorm, digits, exclusive

CLAIMS = Claims([*batchnorm.CLAIMS, *digits.CLAIMS, *exclusive.CLAIMS])
