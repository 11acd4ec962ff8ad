"""What the browser paints is what matplotlib draws: each kind of living artist, compared pixel by pixel."""

import base64
import io
import json

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from PIL import Image

from labutils.live.picture import Picture
from labutils.live.stage import SCRIPTS, SOURCES, Stage

pytestmark = pytest.mark.browser

PAINT = """async ({ message, buffers }) => {
  const views = buffers.map((text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer));
  return new Promise(async (resolve) => {
    const stage = makeCanvas(message.frame, () => resolve(stage.canvas.toDataURL("image/png").split(",")[1]));
    await stage.take(message, views);
  });
}"""
TURN = np.linspace(0, 2 * np.pi, 60)
SQUARE = np.array([[0, 0], [3, 0], [3, 3], [0, 3]])


def field(axes):
    x = np.linspace(-2, 2, 40)
    axes.imshow(np.outer(np.sin(x), x), extent=(1, 9, 2, 8), cmap="RdBu", alpha=0.8, interpolation="bilinear", animated=True)


def digit(axes):
    values = np.random.default_rng(0).random((8, 8))
    axes.imshow(values, extent=(1, 9, 1, 9), cmap="gray", interpolation="nearest", animated=True)


def lines(axes):
    for k, style in enumerate(("-", "--", ":", "-.")):
        axes.plot(5 + (4 - k) * np.cos(TURN), 5 + (4 - k) * np.sin(TURN), style, lw=1 + k, alpha=0.7, animated=True)


def gaps(axes):
    axes.plot(np.linspace(0, 10, 9), [1, 2, 3, np.nan, 5, 6, np.nan, 8, 12], "o-", ms=8, lw=3, animated=True)


def steps(axes):
    axes.plot(range(11), [0, 5, 2, 7, 3, 9, 1, 4, 6, 8, 2], drawstyle="steps-post", animated=True)


def many(axes):
    x = np.linspace(0, 10, 5000)
    axes.plot(x, 5 + 4 * np.sin(9 * x), lw=1.5, animated=True)


def scatter(axes):
    rng = np.random.default_rng(1)
    for marker, colour in zip("os^x", ("#0072B2", "#E69F00", "#009E73", "black")):
        place, size = rng.uniform(0, 10, (2, 25)), rng.uniform(10, 120, 25)
        axes.scatter(*place, size, colour, marker=marker, alpha=0.8, animated=True)


def coloured_scatter(axes):
    rng = np.random.default_rng(2)
    axes.scatter(*rng.uniform(0, 10, (2, 40)), 90, rng.random(40), edgecolors="black", linewidths=2, animated=True)


def segments(axes):
    ends = np.random.default_rng(3).uniform(0, 10, (30, 2, 2))
    axes.add_collection(LineCollection(ends, linewidths=np.linspace(0.5, 6, 30), colors=["C0", "C1", "C2"], animated=True))


def polygons(axes):
    shapes = [SQUARE + (k, 2 * k) for k in range(4)]
    axes.add_collection(PolyCollection(shapes, facecolors=["C0", "C1"], edgecolors="black", alpha=0.6, animated=True))


def bars(axes):
    for x, height in enumerate((2, 7, 4, 9)):
        axes.add_patch(Rectangle((2 * x + 1, 0), 1.5, height, facecolor="C2", edgecolor="black", lw=2, animated=True))


def patch(axes):
    axes.add_patch(Polygon([[1, 1], [9, 3], [4, 9]], facecolor="C3", alpha=0.5, animated=True))


def words(axes):
    axes.text(5, 7, "λ = 0.70, step 120", ha="center", fontsize=14, animated=True)
    axes.text(2, 3, r"$\sum_i w_i^2$", rotation=30, color="C1", fontsize=16, animated=True)


def stacked(axes):
    axes.imshow(np.eye(4), extent=(0, 10, 0, 10), cmap="Blues", interpolation="nearest", animated=True)
    axes.scatter(*np.random.default_rng(4).uniform(0, 10, (2, 30)), 80, "C1", zorder=2.5)
    axes.plot([0, 10], [0, 10], lw=8, color="C3", zorder=4, animated=True)


def outside(axes):
    axes.plot([-50, 60], [-30, 70], lw=5, animated=True)
    axes.scatter([0, 10, 11], [5, 10, 5], 900, "C1", animated=True)


def disc(axes):
    axes.scatter([5], [5], 20_000, "C2", edgecolors="black", linewidths=6, animated=True)


def corners(axes):
    for k, join in enumerate(("miter", "round", "bevel")):
        x, y = [1, 4.5, 8], [1 + 3 * k, 3 + 3 * k, 1 + 3 * k]
        axes.plot(x, y, lw=24, color="black", solid_joinstyle=join, solid_capstyle="butt", animated=True)


def dashes(axes):
    for k in range(4):
        axes.plot([0, 10], [2 + 2 * k, 2 + 2 * k], lw=12, color="black", linestyle=(2.2 * k, (2, 2)), animated=True)


def neighbours(axes):
    axes.set_position([0.15, 0.15, 0.3, 0.75])
    other = axes.figure.add_axes([0.6, 0.15, 0.3, 0.75], xlim=(0, 10), ylim=(0, 10))
    for one, y in ((axes, [2, 9]), (other, [9, 2])):  # each line leaves its axes towards the other
        one.plot([-15, 25], y, lw=8, animated=True)


class Silent:
    """A page with nothing to say beside the picture."""

    spec = state = heard = dict


ARTISTS = [
    field, digit, lines, gaps, steps, many, scatter, coloured_scatter, segments, polygons, bars, patch, words, stacked,
    outside, disc, corners, dashes, neighbours,
]  # fmt: skip


@pytest.fixture(scope="module")
def easel(browser):
    """A page that knows the scripts of a panel and nothing else."""
    page = browser.new_page()
    scripts = "\n".join((SOURCES / name).read_text(encoding="utf-8") for name in SCRIPTS)
    page.add_script_tag(content=scripts.replace("export default { render };", ""))
    yield page
    page.close()


def painted(easel, picture, scale, monkeypatch) -> np.ndarray:
    """What the page makes of the frame that the stage sends."""
    sent = []
    monkeypatch.setattr(Stage, "send", lambda self, header, buffers: sent.append((header, buffers)))
    stage = Stage(picture, Silent())
    stage.viewers.hello("a", scale)
    list(stage.post())
    stage.close()
    [(header, buffers)] = sent
    packed = [base64.b64encode(buffer).decode() for buffer in buffers]
    return decoded(base64.b64decode(easel.evaluate(PAINT, {"message": json.loads(json.dumps(header)), "buffers": packed})))


def decoded(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(float)


def make(draw) -> Picture:
    figure = Figure(figsize=(3, 3))
    axes = figure.subplots()
    draw(axes)
    axes.set(xlim=(0, 10), ylim=(0, 10), xlabel="x")
    return Picture(figure)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("draw", ARTISTS, ids=lambda draw: draw.__name__)
def test_the_browser_paints_what_matplotlib_draws(easel, draw, scale, monkeypatch):
    picture = make(draw)
    seen = painted(easel, picture, scale, monkeypatch)
    picture.figure.dpi *= scale
    agg = decoded(picture.still())
    assert seen.shape == agg.shape
    living = apart(agg, decoded(empty(draw, scale)), scale)
    assert apart(seen, agg, scale) < (0.35 if draw is words else 0.15) * living  # Agg widens small letters (hinting)


def apart(seen, other, scale) -> float:
    """Mean difference of patches of 5 x 5 CSS pixels: Agg moves edges and letters to whole pixels, browsers do not."""
    side = int(5 * scale)
    patches = (seen - other).reshape(seen.shape[0] // side, side, seen.shape[1] // side, side, 3)
    return float(np.abs(patches.mean(axis=(1, 3))).mean())


def empty(draw, scale) -> bytes:
    """The same figure without what lives."""
    picture = make(draw)
    for artist in picture.living:
        artist.set_visible(False)
    picture.figure.dpi *= scale
    return picture.still()
