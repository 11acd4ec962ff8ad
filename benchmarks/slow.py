"""A slow line between the page and the kernel: how soon after the hand's last move its value is on the screen."""

from statistics import median

from .live import notebooks
from .report import aims
from .watch import WATCH

DELAY, RATE = 0.15, 500_000 / 8  # seconds each way, bytes a second
CODE = "from benchmarks.panels import panel\npanel = panel('boundary', 400)\npanel"
DRAG = """async ([from, to, words]) => { // within two seconds; words: how the sentence begins once it knows the last value
  const panel = document.querySelector(".labs-panel");
  const range = panel.querySelector("input[type=range]"), status = panel.querySelector(".labs-status");
  window.said = window.rested = 0;
  for (let move = 1; move <= 100; move += 1) {
    range.value = from + ((to - from) * move) / 100;
    window.moved = performance.now();
    range.dispatchEvent(new Event("input"));
    await new Promise((done) => setTimeout(done, 20));
  }
  const look = () => {
    if (status.textContent.startsWith(words)) window.said = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""
SAID, STANDS = "said && said - moved", "said && rested > moved && Math.max(rested, paints.at(-1)) - moved"


def measure(quick: bool = False) -> dict:
    """Milliseconds from each drag's last move until its value is on the screen, and until the finished run is."""
    from tests.browser.slow_link import SlowLink, Through

    links = []

    def slowly(server) -> Through:
        links.append(SlowLink(int(server.url.rsplit(":", 1)[1])))
        return Through(server, links[0])

    try:
        with notebooks(slowly) as opened:
            lab = opened(CODE)
            lab.panel().says("after")
            lab.page.evaluate(WATCH, 0)
            links[0].delay, links[0].rate = DELAY, RATE
            times = [drag(lab.page, number) for number in range(3 if quick else 13)]
            links[0].delay, links[0].rate = 0.0, float("inf")
            lab.close()
    finally:
        for link in links:
            link.close()
    return {"said": [said for said, _ in times], "stands": [stands for _, stands in times]}


def drag(page, number: int) -> tuple[float, float]:
    """Over the whole slider, to its end or back."""
    page.evaluate(DRAG, [0, 100, "λ = 10.00"] if number % 2 == 0 else [100, 0, "λ = 0.00"])
    stands = page.wait_for_function(STANDS, timeout=120_000).json_value()
    return page.evaluate(SAID), stands


def section(result: dict) -> str:
    """This part of the page."""
    turning, *said = result["said"]
    found = [
        ("last value on the screen, median (ms)", median(said), "≤", 2_000),
        ("last value on the screen, slowest (ms)", max(said), "≤", 2_000),
    ]
    words = (
        f"The boundary panel above, over a line with {2_000 * DELAY:.0f} ms there and back and {8 * RATE / 1_000:.0f} "
        f"kbit/s each way: {len(said)} drags over the whole slider, 100 moves in two seconds each. Counted from the last "
        f"move. The finished run stands there after {median(result['stands'][1:]):,.0f} ms (median). A drag before these, "
        f"the first on a line that had been quick until then, took {turning:,.0f} ms: a quick page has a dozen frames on "
        "their way, and they arrive first.\n"
    )
    return "\n".join(["## A slow line\n", words, aims(found)])
