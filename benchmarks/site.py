"""The static site: how large it is, and how soon its first panel plays on a slow line."""

import gzip
import io
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.browser.site import Quiet, served

LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}  # a 4G line
PACKED = (".html", ".js", ".css", ".json", ".svg")
PLAYS = "document.querySelector('#first-panel[data-plays]')?.dataset.plays"


class AsAHost(Quiet):
    """Serves a folder as hosts of static sites do: texts go out packed by gzip."""

    protocol_version = "HTTP/1.1"

    def send_head(self):
        path = Path(self.translate_path(self.path))
        if path.suffix not in PACKED or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def measure(quick: bool = False) -> dict:
    """Builds the site (one lab when quick); bytes of each part, seconds to build it, milliseconds to each first panel."""
    from website.build import build

    with tempfile.TemporaryDirectory() as name:
        folder, began = Path(name), time.perf_counter()
        build(folder, ["04"] if quick else [])
        return {
            "seconds": time.perf_counter() - began,
            **sizes(folder),
            "first panel": first_panels(folder, 1 if quick else 5),
        }


def sizes(folder: Path) -> dict:
    def total(pattern: str) -> int:
        return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())

    shared = total("assets/*")
    pages = {
        page.stem: page.stat().st_size + shared + total(f"pictures/{page.stem[:2]}/*") for page in folder.glob("*_*.html")
    }
    films = [sum(file.stat().st_size for file in film.iterdir()) for film in sorted(folder.glob("films/*/*"))]
    return {"bytes": total("**/*"), "pages": dict(sorted(pages.items())), "films": films}


def first_panels(folder: Path, repeats: int) -> dict[str, list[float]]:
    """For each page with a panel the milliseconds from the request until its first panel plays, nothing kept from before."""
    from playwright.sync_api import sync_playwright

    from launcher.doctor import find_chromium

    with served(folder, AsAHost) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        times = {
            page.stem: [first_panel(browser, address + page.name) for _ in range(repeats)]
            for page in sorted(folder.glob("*_*.html"))
        }
        browser.close()
    return times


def first_panel(browser, url: str) -> float:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    page.goto(f"{url}#first-panel", wait_until="commit")
    page.wait_for_function(PLAYS, timeout=60_000)
    took = float(page.evaluate(PLAYS))
    context.close()
    return took


METHOD = """\
The site of all labs as `python3 labs.py site` builds it, opened on a phone's screen over a line of 1.6 Mbit/s with 150 ms of
latency, nothing kept from before, texts packed by gzip as hosts do. The page is opened at its first panel; it plays once its
picture is painted and its controls take a hand.
"""


def section(result: dict) -> str:
    """This part of the page."""
    from .report import aims, table

    rows = [
        [page, f"{size / 1e6:.2f}", f"{median(result['first panel'][page]):.0f}", f"{max(result['first panel'][page]):.0f}"]
        for page, size in result["pages"].items()
    ]
    head = ["page", "MB without films", "first panel plays, median (ms)", "slowest (ms)"]
    middle, most = median(result["films"]) / 1e3, max(result["films"]) / 1e3
    films = f"{len(result['films'])} panels; a film takes {middle:.0f} kB in the median, {most:.0f} kB at most.\n"
    return "\n".join(["## The site", METHOD, table(head, rows), films, aims(targets(result))])


def targets(result: dict) -> list[tuple[str, float, str, float]]:
    """(what, measured, "≥" or "≤", aim)."""
    return [
        ("first panel of any page, median (ms)", max(median(times) for times in result["first panel"].values()), "≤", 1000),
        ("largest page without films (MB)", max(result["pages"].values()) / 1e6, "≤", 3),
        ("whole site (MB)", result["bytes"] / 1e6, "≤", 60),
        ("built (s)", result["seconds"], "≤", 600),
    ]
