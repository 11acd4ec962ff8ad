"""How much longer one way takes than another."""

from collections.abc import Callable
from time import perf_counter


def fastest(call: Callable, repeats: int = 7) -> float:
    """The shortest of several runs in seconds: the one least disturbed by other programs."""
    times = []
    for _ in range(repeats):
        began = perf_counter()
        call()
        times.append(perf_counter() - began)
    return min(times)


def ratio_of_times(slow: Callable, fast: Callable) -> float:
    """How many times longer ``slow()`` takes than ``fast()``."""
    return fastest(slow) / fastest(fast)
