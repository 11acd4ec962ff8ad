"""The published experiment, 15,000 steps of three networks, to drag through."""

from labutils import data, plots
from labutils.live import Panel, Scene, Slider
from labutils.words import counted

from ..published import EVERY, NAMES, STEPS, published

VIEW = (-1.5, 1.5)


class PublishedScene(Scene):
    """Three boundaries and three costs at one moment of the run."""

    def __init__(self):
        self.run = published()
        self.figure, (*planes, cost) = plots.figure(4, size=(1.55, 1.9), ratios=(1, 1, 1, 1.15))
        X, Y = data.circles(300, 0.05, seed=1)
        self.fields = []
        for name, ax in zip(NAMES, planes):
            plots.label(ax, name, "$x_1$", "$x_2$")
            self.fields.append(plots.Field(ax, VIEW, VIEW, n=60))
            plots.Points(ax, X, Y, size=9)
        plots.label(cost, "Cost", "step / 1,000", "J")
        curves = plots.Curves(cost, NAMES, xlim=(0, STEPS / 1000), ylim=(0, 1.5), legend=False)
        curves.update(self.run.steps / 1000, dict(zip(NAMES, self.run.J.T)))
        self._name_lines(cost)
        self.cursor = plots.Cursor(cost)

    def _name_lines(self, ax) -> None:
        for name, y, k in (("zeros", 0.75, 0), ("10 × N(0, 1)", 0.5, 1), ("He", 0.2, 2)):
            ax.text(14.3, y, name, ha="right", fontsize=9, color=plots.PALETTE[k])

    def start(self, step):
        self.entry = self.run.at(step)

    def draw(self):
        self.run.net.theta[...] = self.run.theta[self.entry]
        for field, answers in zip(self.fields, self.run.net.predict(self.fields[0].grid)):
            field.update(answers)
        self.cursor.update(self.run.steps[self.entry] / 1000)

    def sentence(self):
        reached = "; ".join(
            f"{name} J = {J:.2f}, train {share:.1f} %"
            for name, J, share in zip(NAMES, self.run.J[self.entry], self.run.train[self.entry])
        )
        return f"After {counted(self.run.steps[self.entry], 'step')}: {reached}."


def published_panel() -> Panel:
    """Drag through 15,000 steps of the three networks."""
    return Panel(PublishedScene(), Slider("step", STEPS, 0, STEPS, step=EVERY, integer=True, label="step"))
