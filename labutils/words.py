"""Numbers in a sentence."""

import re

BELOW_0 = re.compile(r"(?<![\w)−-])-(?=\d)")  # the hyphens that are signs: not those of 2-20-3-1, 1e-05 or (n)-1


def counted(n: float, thing: str, form: str = ",") -> str:
    """1 unit, 1,200 units; ``form`` is a format of the number, such as ``"g"``."""
    return f"{n:{form}} {thing if n == 1 else thing + 's'}"


def times(n: int) -> str:
    """Once, 2 times."""
    return "once" if n == 1 else f"{n} times"


def minus(sentence: str) -> str:
    """Each number below 0 with a true minus, as wide as a plus, instead of a hyphen; 2-20-3-1 and 1e-05 stay."""
    return BELOW_0.sub("−", sentence)
