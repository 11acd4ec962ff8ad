"""What the lab says of one softmax and several sigmoids, with the proofs."""

from functools import cache

import numpy as np

from labutils.claims import Claims

from .. import exclusive

CLAIMS = claim = Claims()


@claim(
    "Trained with the points that have no label, the softmax gives a typical one of them (the median) 0.4 for its "
    "likeliest label, and none of them more than 0.99; the sigmoids answer *none* for about 98 % of them.",
    seeds=range(500, 506),
    given=(0.99,),
)
def none_has_to_be_taught(seeds):
    surest, typical, _, none = np.array([about_nobodys(seed, True) for seed in seeds]).T
    return surest <= 0.99, {"typical": typical.mean(), "none": none.mean()}


@claim(
    "Trained without them, the softmax gives about 90 % of them a probability above 0.99 for one label, and the "
    "sigmoids too answer *none* less often.",
    seeds=range(500, 506),
    given=(0.99,),
    within=3,
)
def what_was_never_shown_is_answered_all_the_same(seeds):
    *_, sure, none = np.array([about_nobodys(seed, False) for seed in seeds]).T
    return (sure > 0.75) & (none < 0.8), {"sure": sure.mean()}


@cache
def about_nobodys(seed: int, shown: bool) -> tuple[float, ...]:
    """On fresh points outside all circles the softmax's largest a: its maximum, median and share above 0.99; the sigmoids'
    share of "none".
    """
    examples = exclusive.rings(seed=seed)
    softmax, sigmoids = exclusive.pair(*(examples if shown else exclusive.only_named(*examples)), seed=seed)
    X, Y = exclusive.rings(2_000, seed=seed + 500)
    X = X[:, ~Y.any(axis=0)]
    a = softmax.predict(X).max(axis=0)
    return a.max(), np.median(a), np.mean(a > 0.99), np.mean((sigmoids.predict(X) < 0.5).all(axis=0))
