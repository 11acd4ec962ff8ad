"""What a learner reads: a verdict, a note or a piece of source, as plain text and as HTML."""

import html
import re
from dataclasses import dataclass
from typing import Literal

Status = Literal["not attempted", "wrong", "right"]

_GLYPH = {"not attempted": "…", "wrong": "✗", "right": "✓"}
_WORDS = {"not attempted": "not attempted yet", "wrong": "not yet", "right": "right"}
_EDGE = {"not attempted": "#777777", "wrong": "#D55E00", "right": "#009E73", "note": "#0072B2"}
_BOX = '<div role="status" style="border-left: 4px solid {edge}; padding: 0.3em 0.8em;">{body}</div>'


def _marked_up(text: str) -> str:
    """Escape the text, set what is in backticks as code and what is in stars as stress, and keep the line breaks."""

    def tag(found: re.Match) -> str:
        return f"<code>{found[1]}</code>" if found[1] else f"<em>{found[2]}</em>"

    return re.sub(r"`([^`]+)`|(?<![\w)\]])\*(\w[^*`]*)\*(?![\w(])", tag, html.escape(text)).replace("\n", "<br>")


@dataclass(frozen=True)
class Verdict:
    """What the check found. ``passed`` is the short question, ``status`` the exact one, ``message`` the words."""

    name: str
    status: Status
    message: str

    @property
    def passed(self) -> bool:
        return self.status == "right"

    def __repr__(self) -> str:
        return f"{_GLYPH[self.status]} {self.name}: {_WORDS[self.status]}. {self.message}"

    def _repr_html_(self) -> str:
        head = f'<span aria-hidden="true">{_GLYPH[self.status]}</span> '
        head += f"<strong>{html.escape(self.name)}: {_WORDS[self.status]}.</strong> "
        return _BOX.format(edge=_EDGE[self.status], body=head + _marked_up(self.message))


@dataclass(frozen=True)
class Note:
    """A hint, or a sentence that helps on."""

    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return _BOX.format(edge=_EDGE["note"], body=_marked_up(self.text))


@dataclass(frozen=True)
class Source:
    """A piece of the library's own source."""

    code: str

    def __repr__(self) -> str:
        return self.code

    def _repr_html_(self) -> str:
        return _BOX.format(edge=_EDGE["note"], body=f"<pre><code>{html.escape(self.code)}</code></pre>")


def shown(words: Note | Source) -> Note | Source | None:
    """In a notebook, show it at once: only a cell's last line shows itself. Elsewhere hand it back."""
    from IPython import get_ipython  # a script need not load it
    from IPython.display import display

    if get_ipython() is None:
        return words
    display(words)
    return None
