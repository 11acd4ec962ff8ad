"""The usual ratios of train, dev and test, and how many examples each part gets."""

RATIOS = {
    "70/30": (70, 30, 0),
    "60/20/20": (60, 20, 20),
    "98/1/1": (98, 1, 1),
    "99.5/0.25/0.25": (99.5, 0.25, 0.25),
    "99.5/0.4/0.1": (99.5, 0.4, 0.1),
}


def sizes(m: int, ratio: str) -> tuple[int, ...]:
    """Examples in train, dev and test; at least one in each part that the ratio has."""
    *rest, test = (max(1, round(m * share / 100)) if share else 0 for share in RATIOS[ratio])
    return m - rest[-1] - test, rest[-1], test
