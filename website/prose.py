"""Markdown as it stands in the notebooks, as HTML: headings that can be linked to, equations, links to other labs."""

import re
from html import escape, unescape
from typing import NamedTuple

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from .equations import mathml

TAG = re.compile(r"<[^>]+>")


class Heading(NamedTuple):
    """A heading of a page: its level, the name it is linked by, and its words."""

    level: int
    anchor: str
    text: str


class Renderer(IPythonRenderer):
    """Notes the headings on its way; a lab's own title is of level 1."""

    def __init__(self):
        super().__init__(escape=False)
        self.headings: list[Heading] = []

    def heading(self, text, level, **_):
        words = unescape(TAG.sub("", text))
        anchor = words.replace(" ", "-")  # as JupyterLab names it, so that one link holds in both
        taken = sum(heading.text == words for heading in self.headings)
        anchor += f"-{taken + 1}" if taken else ""
        self.headings.append(Heading(level, anchor, words))
        return f'<h{level} id="{escape(anchor)}">{text}</h{level}>\n'

    def block_code(self, code, info=None):
        if info == "python":
            return code_of(code)
        return f'<pre tabindex="0"><code>{escape(code)}</code></pre>\n'

    def block_math(self, body):
        return f'<div class="equation">{mathml(body, display=True)}</div>\n'

    def inline_math(self, body):
        return mathml(body)

    def table(self, text: str) -> str:
        return f'<div class="table" tabindex="0"><table>\n{text}</table></div>\n'

    def link(self, text, url, title=None):
        """To another lab: its page here."""
        return super().link(text, re.sub(r"^(\d\d_\w+)\.ipynb", r"\1.html", url), title)


def html_of(markdown: str, renderer: Renderer | None = None) -> str:
    """One text; the renderer keeps the headings of several."""
    return MarkdownWithMath(renderer=renderer or Renderer()).render(markdown)


def inline(markdown: str) -> str:
    """A sentence without the paragraph around it."""
    return html_of(markdown).strip().removeprefix("<p>").removesuffix("</p>")


def code_of(source: str) -> str:
    """Python, coloured."""
    return highlight(source, PythonLexer(), HtmlFormatter(cssclass="code", wrapcode=True)).replace(
        "<pre>", '<pre tabindex="0">', 1
    )


def words_of(html: str) -> str:
    """What is read there, for the search."""
    return " ".join(unescape(TAG.sub(" ", html)).split())
