"""What the lab says in numbers."""

from labutils.claims import Claims

from . import batchnorm, digits, exclusive, settings

CLAIMS = Claims([*settings.CLAIMS, *batchnorm.CLAIMS, *digits.CLAIMS, *exclusive.CLAIMS])
