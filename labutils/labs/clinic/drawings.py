"""Pictures that are not panels: the faulty run beside the fixed one."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from labutils import plots

from .cases import CASES, ROOMS
from .instruments import Course, curves
from .patient import Patient

TOP = 3.0  # losses above it are drawn at it
LENGTHS = tuple(sorted({Patient.epochs, *(room.settings.get("epochs", Patient.epochs) for room in ROOMS.values())}))


def loss_axes(ax: Axes, epochs: int, *names: str, title: str = "Loss") -> plots.Curves:
    """Curves of losses over epochs, the same limits for every patient."""
    plots.label(ax, title, "epoch", f"mean loss, cut at {TOP:g}")
    return plots.Curves(ax, names, xlim=(0, epochs), ylim=(0, TOP))


def right_axes(ax: Axes, epochs: int, *names: str, title: str = "Right answers") -> plots.Curves:
    """Curves of accuracies over epochs."""
    plots.label(ax, title, "epoch", "right, %")
    return plots.Curves(ax, names, xlim=(0, epochs), ylim=(0, 100))


def over_epochs(ax: Axes) -> plots.Backdrops:
    """An axis for each length of a patient's run: the frame is not drawn again for one that trains for longer."""
    return plots.Backdrops(ax, {epochs: {"xlim": (0, epochs)} for epochs in LENGTHS})


def sick_and_mended(name: str) -> Figure:
    """Both runs, side by side on the same axes."""
    case = CASES[name]
    figure, (losses, rights) = plots.figure(2, size=(3.4, 2.4))
    runs = {"faulty": curves(case.patient()), "fixed": curves(case.mended())}
    _both(loss_axes(losses, case.patient().epochs, *runs), runs, "train_loss", TOP)
    _both(right_axes(rights, case.patient().epochs, *runs, title="Dev examples right"), runs, "dev", 100)
    return figure


def _both(axes: plots.Curves, runs: dict[str, Course], curve: str, top: float) -> None:
    for name, course in runs.items():
        values = getattr(course, curve).clip(max=top)
        axes.update(range(len(values)), {name: values})
