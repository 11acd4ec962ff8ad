"""The race on four surfaces: five paths from one start, and how high each runner still is."""


def reading(height: float) -> str:
    """A height, rounded so that other machines agree with it."""
    if height > 100:
        return "out of sight"
    return f"{height:.3f}"
