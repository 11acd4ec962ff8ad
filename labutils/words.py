"""Numbers in a sentence."""

import re

BELOW_0 = re.compile(r"(?<![\w)−-])-(?=\d)")  # the hyphens that are signs: not those of 2-20-3-1, 1e-05 or (n)-1
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def counted(n: float, thing: str, form: str = ",") -> str:
    """1 unit, 1,200 units; ``form`` is a format of the number, such as ``"g"``."""
    return f"{n:{form}} {thing if n == 1 else thing + 's'}"


def times(n: int) -> str:
    """Once, 2 times."""
    return "once" if n == 1 else f"{n} times"


def minus(sentence: str) -> str:
    """Each number below 0 with a true minus, as wide as a plus, instead of a hyphen; 2-20-3-1 and 1e-05 stay."""
    return BELOW_0.sub("−", sentence)


def power(n: int) -> str:
    return f"{n}".translate(SUPERSCRIPTS)


def spelt(number: str) -> str:
    """-3.93e-03 as −3.93 · 10⁻³."""
    mantissa, _, exponent = number.partition("e")
    return minus(f"{mantissa} · 10{power(int(exponent))}" if exponent else mantissa)


def num(x: float) -> str:
    """Four decimals, or three digits and a power of ten for what is smaller."""
    if x == 0:
        return "0"
    return spelt(f"{x:.4f}" if 0.01 <= abs(x) < 1e4 else f"{x:.2e}")


def rough(x: float) -> str:
    """Two digits, as in a sentence."""
    return spelt(f"{x:.2g}")


def factor(x: float) -> str:
    """A number after a sign, a dot or a minus: in brackets if it is negative."""
    return f"({num(x)})" if x < 0 else num(x)
