"""Which of thirty tumour features a penalised logistic regression keeps."""

from typing import NamedTuple

from labutils import data, store
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import fit

SMALL = 0.01  # plain steps oscillate around 0, so this counts as gone


class Selection(NamedTuple):
    """The names of the features whose weight is not nearly 0, and the dev accuracy in %."""

    names: list[str]
    dev: float

    def __repr__(self) -> str:
        return f"{len(self.names):2} of 30 features stay, dev {self.dev:.0f} %"


def features_that_stay(kind: str, lambd: float, seed: int = 1) -> Selection:
    """Logistic regression on the normalised tumours, 60 % to train on, with an "L1" or "L2" penalty."""
    (X, Y), (X_dev, Y_dev), _ = data.split(*data.breast_cancer(), (0.6, 0.2, 0.2), seed=seed)
    scale = data.Normalizer(X)
    net = Network(mlp(30, 1), seed=seed, **{"l1" if kind == "L1" else "lambd": lambd})
    fit(net, GradientDescent(0.1), scale(X), Y, epochs=2_000)
    names = store.load(store.DATA / "breast_cancer.h5").attributes["features"].split(", ")
    kept = [name for name, w in zip(names, net.W, strict=True) if abs(w) > SMALL]
    return Selection(kept, 100 * float(net.accuracy(scale(X_dev), Y_dev)))
