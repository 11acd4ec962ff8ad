"""A derivative by differences, which formulas are compared with."""


def difference(f, x, step=1e-6):
    """f'(x) from both sides."""
    return (f(x + step) - f(x - step)) / (2 * step)
