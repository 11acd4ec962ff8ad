"""The sentences of the notebook that hold numbers or compare things, each with its proof."""

from labutils.claims import Claims

from . import directions, fooled, planted, slopes

CLAIMS = Claims([*slopes.CLAIMS, *planted.CLAIMS, *fooled.CLAIMS, *directions.CLAIMS])
