"""What the lab says in numbers."""

from labutils.claims import Claims

from . import batchnorm, exclusive

CLAIMS = Claims([*batchnorm.CLAIMS, *exclusive.CLAIMS])
