"""What normalising does to the shape of a feature: nothing."""

import numpy as np

from labutils import data, plots, store
from labutils.live import Panel, Scene, Slider
from labutils.splits import Normalizer

from ..sizes import skewness

VIEW = (-4, 12)


class ShapeScene(Scene):
    """One measurement of 569 tumours, normalised, against the bell N(0, 1)."""

    def __init__(self):
        self.X, _ = data.breast_cancer()
        self.Z = Normalizer(self.X)(self.X)
        self.features = store.load(store.DATA / "breast_cancer.h5").attributes["features"].split(", ")
        self.figure, (plane,) = plots.figure(1, size=(7.6, 2.4))
        plots.label(plane, "One feature of 569 tumours", "(x − mu) / sigma", "share")
        self.histogram = plots.Histogram(plane, VIEW, bins=64, top=0.4, names=("measured", "N(0, 1)"))
        z = np.linspace(*VIEW, 241)
        width = self.histogram.edges[1] - self.histogram.edges[0]
        self.histogram.lines["N(0, 1)"].set_data(z, width * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi))

    def start(self, feature):
        self.name, self.x, self.z = self.features[feature], self.X[feature], self.Z[feature]

    def draw(self):
        self.histogram.update({"measured": self.z})

    def sentence(self):
        inside = np.mean(np.abs(self.z) <= 1)
        return (
            f"{self.name}: mu = {self.x.mean():.3g}, sigma = {self.x.std():.3g}. Normalised: from {self.z.min():.1f} to "
            f"{self.z.max():.1f}, {100 * inside:.0f} % within [-1, 1], as lopsided as before "
            f"(skewness {skewness(self.z):.1f}; a symmetric shape has 0)."
        )


def shape_panel() -> Panel:
    """Thirty measurements, each in its own units, each normalised."""
    return Panel(ShapeScene(), Slider("feature", 13, 0, 29, integer=True, label="feature"))
