"""Numbers in a sentence."""


def counted(n: float, thing: str, form: str = "") -> str:
    """1 unit, 2 units; ``form`` is a format of the number, such as ``","``."""
    return f"{n:{form}} {thing if n == 1 else thing + 's'}"


def times(n: int) -> str:
    """Once, 2 times."""
    return "once" if n == 1 else f"{n} times"
