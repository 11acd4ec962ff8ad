"""The first panel: logistic regression against one hidden layer on the flower."""

from labutils import plots
from labutils.live import Panel, Slider
from labutils.optimizers import Adam
from labutils.scenes import TrainingScene

from ..models import DATA, one_hidden_layer

VIEW = (-1.25, 1.25)


class FlowerScene(TrainingScene):
    """The boundary and the cost of a network with so many hidden units."""

    epochs = 400
    every = 8

    def __init__(self):
        super().__init__(DATA)
        self.figure, (plane, cost) = plots.figure(2, size=(3.1, 3.1), ratios=(1, 1.15))
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.data.X, self.data.Y, names=("class 0", "class 1"))
        plots.label(cost, "Cost", "iteration", "J")
        self.curves = plots.Curves(cost, ("train", "dev"), xlim=(0, self.epochs), ylim=(0, 0.8))

    def network(self, hidden):
        return one_hidden_layer(hidden, self.seed)

    def optimizer(self, **values):
        return Adam(alpha=0.05)

    def draw(self):
        self.field.show(self.net.predict)
        loss = self.history.curves("train loss", "dev loss")
        self.curves.update(self.history.iterations, {"train": loss["train loss"], "dev": loss["dev loss"]})

    def sentence(self):
        hidden = self.values["hidden"]
        units = "No hidden unit" if hidden == 0 else "1 hidden unit" if hidden == 1 else f"{hidden} hidden units"
        train, dev = self.history.last("train"), self.history.last("dev")
        return f"{units}: {train:.0f} % of the training points and {dev:.0f} % of the dev points are classified correctly."


def flower_panel() -> Panel:
    """Drag the number of hidden units, down to none."""
    return Panel(
        FlowerScene(),
        Slider("hidden", 4, 0, 16, integer=True, label="hidden units", description="0 is logistic regression"),
    )
