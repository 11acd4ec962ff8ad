"""What the search box looks through: every section of every lab, with its words."""

import json
import re
from html import unescape

from .prose import words_of

SECTION = re.compile(r'<h[123] id="([^"]+)">')


def sections(file: str, number: str, body: str) -> list[dict[str, str]]:
    """A page cut at its headings."""
    cuts = [*SECTION.finditer(body)]
    ends = [*(cut.start() for cut in cuts[1:]), len(body)]
    return [
        {
            "to": f"{file}#{unescape(cut[1])}",
            "lab": number,
            "title": title_of(body[cut.start() :]),
            "text": words_of(body[cut.start() : end]),
        }
        for cut, end in zip(cuts, ends, strict=True)
    ]


def title_of(html: str) -> str:
    return words_of(html[: html.index("</h")])


def index(pages: list[list[dict[str, str]]]) -> str:
    """All sections as one JSON text."""
    return json.dumps([section for page in pages for section in page], ensure_ascii=False, separators=(",", ":"))
