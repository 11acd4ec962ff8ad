"""TeX as MathML, which browsers set by themselves: no script, no font to wait for, and screen readers read it."""

import re
from functools import cache

from latex2mathml.converter import convert

LIMITS = re.compile(r"<msubsup><mo>&#x02211;</mo>(.*?)</msubsup>")
LETTER = re.compile(r'<mi mathvariant="normal">(.)</mi>')
UPRIGHT = re.compile(rf"(?:{LETTER.pattern}){{2,}}")  # a word: upright by itself, and read as one
SCRIPT = {"L": "ℒ"}  # browsers no longer heed mathvariant; Unicode has the letters themselves


@cache
def mathml(tex: str, display: bool = False) -> str:
    r"""One equation; ValueError where something in it would be shown as raw TeX.

    >>> mathml("2")
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow><mn>2</mn></mrow></math>'
    """
    made = convert(tex.strip(), display="block" if display else "inline").replace(r"\_", "_")
    made = re.sub(
        r'<mi mathvariant="script">(.)</mi>',
        lambda found: f"<mi>{SCRIPT[found[1]]}</mi>" if found[1] in SCRIPT else found[0],
        made,
    )
    made = made.replace('<mtext mathvariant="monospace">', '<mtext class="code">').replace(
        "<mi>:</mi><mo>&#x0003D;</mo>", "<mo>≔</mo>"
    )
    made = made.replace("<mo>&#x02016;</mo>", '<mo stretchy="false">‖</mo>')
    made = UPRIGHT.sub(lambda found: "<mi>" + "".join(LETTER.findall(found[0])) + "</mi>", made)
    if display:  # the limits of a sum stand above and below
        made = LIMITS.sub(r"<munderover><mo>&#x02211;</mo>\1</munderover>", made)
    if "\\" in made or re.search('mathvariant="(?!normal)', made):
        raise ValueError(
            f"the equation {tex!r} becomes {made!r}; expected MathML without TeX in it: say it with other commands"
        )
    return made
