"""The slope of J from two of its values, as one reads it."""


def one_sided(J, theta, epsilon):
    """(J(θ+ε) - J(θ)) / ε."""
    return (J(theta + epsilon) - J(theta)) / epsilon


def two_sided(J, theta, epsilon):
    """(J(θ+ε) - J(θ-ε)) / 2ε: the slope of J at θ from a step to either side, error O(ε²)."""
    return (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
