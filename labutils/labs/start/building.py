"""A network of two layers trained with nothing but two functions: one layer forward, one layer backward."""

import numpy as np

from labutils import plots
from labutils.costs import SigmoidCrossEntropy
from labutils.functions import sigmoid
from labutils.labs.start.exercises import dense_backward, dense_forward
from labutils.live import Choice, Panel, Scene, Slider

HIDDEN, STEPS, EVERY = 2, 300, 5
VIEW = (-1.2, 1.2)
SEED = 0
MISTAKES = {"none": "none", "X in place of A[1]": "X", "slope of tanh forgotten": "slope", "1/m forgotten": "m"}


def stripe(m: int = 200, seed: int = 0):
    """Points in the square, class 1 in a slanting stripe: X (2, m), Y (1, m)."""
    X = np.random.default_rng(seed).uniform(-1.1, 1.1, (2, m))
    return X, (np.abs(X[0:1] + 0.6 * X[1:2]) < 0.5).astype(float)


class TwoLayers:
    """2-2-1 by hand: tanh, then sigmoid; plain gradient descent."""

    def __init__(self, forward=dense_forward, backward=dense_backward, *, mistake="none", seed=0):
        rng = np.random.default_rng(seed)
        self.forward, self.backward, self.mistake = forward, backward, mistake
        self.W1, self.b1 = rng.standard_normal((HIDDEN, 2)), np.zeros((HIDDEN, 1))
        self.W2, self.b2 = rng.standard_normal((1, HIDDEN)), np.zeros((1, 1))

    def predict(self, X):
        """A[2], (1, m)."""
        return sigmoid(self.scores(X)[1])

    def scores(self, X):
        """A[1] (2, m) and Z[2] (1, m)."""
        A1 = np.tanh(self.forward(X, self.W1, self.b1))
        return A1, self.forward(A1, self.W2, self.b2)

    def step(self, X, Y, alpha: float) -> float:
        """One forward pass, one backward pass, one update. Returns J before the update."""
        A1, Z2 = self.scores(X)
        dZ2 = sigmoid(Z2) - Y
        dA1, dW2, db2 = self.backward(dZ2, X if self.mistake == "X" else A1, self.W2)
        dZ1 = dA1 if self.mistake == "slope" else dA1 * (1 - A1**2)
        _, dW1, db1 = self.backward(dZ1, X, self.W1)
        rate = alpha * X.shape[1] if self.mistake == "m" else alpha
        self.W1, self.b1 = self.W1 - rate * dW1, self.b1 - rate * db1
        self.W2, self.b2 = self.W2 - rate * dW2, self.b2 - rate * db2
        return float(SigmoidCrossEntropy().J(Z2, Y))


class BuildingScene(Scene):
    """The boundary and the cost of the network built by hand."""

    def __init__(self, forward, backward):
        self.functions = forward, backward
        self.X, self.Y = stripe()
        self.figure, (plane, cost) = plots.figure(2, size=(3.0, 2.9), ratios=(1, 1.2))
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.X, self.Y, names=("class 0", "class 1"))
        plots.label(cost, "Cost", "iteration", "J, logarithmic")
        self.curve = plots.Curves(cost, ("J",), xlim=(0, STEPS), ylim=(0.03, 300), log=True)  # room for the worst mistake
        cost.set_yticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])

    def start(self, alpha, mistake):
        self.net = TwoLayers(*self.functions, mistake=mistake, seed=SEED)
        self.alpha, self.mistake, self.J = alpha, mistake, []
        return self._run()

    def _run(self):
        for k in range(STEPS):
            self.J.append(self.net.step(self.X, self.Y, self.alpha))
            if (k + 1) % EVERY == 0:
                yield self.J[-1]

    def draw(self):
        self.field.update(self.net.predict(self.field.grid))
        self.curve.update(np.arange(len(self.J)), {"J": self.J})

    def sentence(self):
        right = 100 * np.mean((self.net.predict(self.X) > 0.5) == (self.Y > 0.5))
        name = next(text for text, value in MISTAKES.items() if value == self.mistake)
        return f"alpha = {self.alpha:g}, mistake: {name}. J = {self.J[-1]:.2f}, {right:.0f} % are right."


def building_panel(forward=dense_forward, backward=dense_backward) -> Panel:
    """Train with these two functions; choose a mistake to make in the lines that call them."""
    return Panel(
        BuildingScene(forward, backward),
        Choice("mistake", MISTAKES, label="mistake"),
        Slider("alpha", 1, values=(0.03, 0.1, 0.3, 1, 2), label="alpha", description="the learning rate"),
    )
