"""The whole test suite, as its users run it."""

from time import perf_counter

from .report import aims, python


def measure(quick: bool = False) -> dict[str, float]:
    """Seconds; a quick run takes one file of it. Raises CalledProcessError when it is not green."""
    began = perf_counter()
    python("labs.py", "test", *(["tests/unit/test_words.py"] if quick else []))
    return {"seconds": perf_counter() - began}


def section(result: dict[str, float]) -> str:
    """This part of the page."""
    return "## The test suite\n\n" + aims([("the whole test suite", result["seconds"], "≤", 480)], " s")
