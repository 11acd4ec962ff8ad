"""The race on five surfaces: five paths from one start, and how high each runner still is."""


def reading(height: float) -> str:
    """A height, rounded so that other machines agree with it."""
    if height > 100:
        return "out of sight"
    return f"{height:.3f}" if height >= 0.0005 or height == 0 else f"{height:.0e}" if height > 1e-6 else "below 1e-6"
