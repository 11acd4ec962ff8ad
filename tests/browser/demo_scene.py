"""A small scene for the tests of the live part: a 2-20-3-1 network learns two rings; nothing here is shipped."""

import itertools

import numpy as np
from matplotlib.figure import Figure

from labutils.live import Choice, Panel, Scene, Slider

M, STEPS, EVERY = 211, 400, 4
GRID = 60


def rings(m=M, seed=1):
    rng = np.random.default_rng(seed)
    angle, y = rng.uniform(0, 2 * np.pi, m), rng.integers(0, 2, m)
    radius = np.where(y, 0.45, 0.9) + rng.normal(0, 0.12, m)
    return np.array([radius * np.cos(angle), radius * np.sin(angle)]), y[np.newaxis].astype(float)


class Rings(Scene):
    """λ against the boundary and the cost."""

    def __init__(self, steps=STEPS):
        self.steps = self.width = steps
        self.X, self.Y = rings()
        self.figure = Figure(figsize=(8.6, 3.8), layout="constrained")
        field, curve = self.figure.subplots(1, 2)
        ticks = np.linspace(-1.4, 1.4, GRID)
        self.grid = np.stack([g.ravel() for g in np.meshgrid(ticks, ticks)])
        self.field = field.imshow(
            np.zeros((GRID, GRID)), extent=(-1.4, 1.4, -1.4, 1.4), origin="lower", cmap="RdBu_r", vmin=0, vmax=1,
            alpha=0.6, interpolation="bilinear", animated=True,
        )  # fmt: skip
        for k, marker, colour in ((0, "o", "#0072B2"), (1, "s", "#E69F00")):
            field.scatter(*self.X[:, self.Y[0] == k], 16, colour, marker=marker, edgecolors="white", linewidths=0.5)
        field.set(title="where the network says 1", xlabel="x₁", ylabel="x₂")
        (self.cost,) = curve.plot([], [], color="#0072B2", lw=2, animated=True, label="J")
        curve.set(xlim=(0, steps), ylim=(0, 1), xlabel="step", ylabel="J", title="cost")
        curve.legend()

    def start(self, lambd=0.0, alpha=0.5):
        rng = np.random.default_rng(3)
        self.lambd, self.Js, self.steps_shown = lambd, [], 0
        self.W = [rng.normal(size=(b, a)) * np.sqrt(2 / a) for a, b in ((2, 20), (20, 3), (3, 1))]
        self.b = [np.zeros((len(W), 1)) for W in self.W]
        return self._train(alpha)

    def forward(self, X):
        A = [X]
        for W, b in zip(self.W[:-1], self.b[:-1]):
            A.append(np.maximum(W @ A[-1] + b, 0))
        return [*A, 1 / (1 + np.exp(-np.clip(self.W[-1] @ A[-1] + self.b[-1], -500, 500)))]

    def _train(self, alpha):
        m = self.X.shape[1]
        for step in itertools.count():
            if step >= self.steps:  # which a test may change in mid-run
                return
            A = self.forward(self.X)
            p = np.clip(A[-1], 1e-12, 1 - 1e-12)
            J = -np.mean(self.Y * np.log(p) + (1 - self.Y) * np.log(1 - p))
            J += self.lambd / (2 * m) * sum(np.sum(W**2) for W in self.W)
            dZ = (A[-1] - self.Y) / m
            for k in (2, 1, 0):
                dW, db = dZ @ A[k].T + self.lambd / m * self.W[k], dZ.sum(axis=1, keepdims=True)
                dZ = self.W[k].T @ dZ * (A[k] > 0)
                self.W[k] -= alpha * dW
                self.b[k] -= alpha * db
            self.Js.append(J)
            self.steps_shown = len(self.Js)
            if step % EVERY == EVERY - 1:
                yield float(J)

    def draw(self):
        self.field.set_data(self.forward(self.grid)[-1].reshape(GRID, GRID))
        x = np.arange(self.steps_shown) * self.width / self.steps  # the curve comes to the right edge at the end
        self.cost.set_data(x, self.Js[: self.steps_shown])

    def sentence(self):
        right = np.mean((self.forward(self.X)[-1] > 0.5) == self.Y)
        return f"λ = {self.lambd:.2f}: train {right:.1%} after {self.steps_shown} steps"

    def snapshot(self):
        return [W.copy() for W in self.W], [b.copy() for b in self.b], self.steps_shown

    def restore(self, snapshot):
        W, b, self.steps_shown = snapshot
        self.W, self.b = [w.copy() for w in W], [v.copy() for v in b]


def rings_panel(**more):
    return rings_panel_of(Rings(**more), Slider("alpha", 0.5, 0.01, 1e4, log=True, label="learning rate α"))


def rings_panel_of(scene, *controls):
    return Panel(scene, Slider("lambd", 0.7, 0, 10, label="λ", description="strength of the L2 penalty"), *controls)


def long_panel(steps=500_000):
    """Once a control is moved, a run of so many steps: of a minute or so. Its broad curve shows how far the picture is."""
    scene = Rings(steps=EVERY)
    scene.cost.set_linewidth(12)
    panel = rings_panel_of(scene, Choice("alpha", {"slow": 0.1, "fast": 0.5}, default=0.5, label="pace"))
    scene.steps = steps
    return panel
