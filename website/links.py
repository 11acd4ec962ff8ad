"""Whether every link of the built site leads somewhere: to a file that is there, and to a name on that page."""

from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """Collects what a page links to and which names it has."""

    def __init__(self, path: Path):
        super().__init__()
        self.links: list[str] = []
        self.names: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.links += [told[key] for key in ("href", "src") if told.get(key)]
        self.links += [f"{told['data-film']}/head.film"] if "data-film" in told else []
        self.names += [told["id"]] if "id" in told else []


def broken(folder: Path, elsewhere: Sequence[str] = ()) -> list[str]:
    """Each "page: link" that leads nowhere, or to another site than Binder's.

    elsewhere : pages that are not built this time, and may be linked to.
    """
    pages = {path.name: Page(path) for path in sorted(folder.glob("*.html"))}
    return [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in page.links
        if not leads_somewhere(link, name, pages, folder) and link.partition("#")[0] not in elsewhere
    ]


def leads_somewhere(link: str, name: str, pages: dict[str, Page], folder: Path) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return link.startswith("https://mybinder.org/v2/gh/")
    target = unquote(parts.path) or name
    if parts.fragment:
        return target in pages and unquote(parts.fragment) in pages[target].names
    return (folder / target).is_file()
