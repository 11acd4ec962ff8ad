"""What the lab says in numbers."""

from labutils.claims import Claims

from . import sampling, symptoms, training

CLAIMS = Claims([*sampling.CLAIMS, *training.CLAIMS, *symptoms.CLAIMS])
