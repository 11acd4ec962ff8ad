"""What the notebook prints: the table of the published experiment, and how saturated layers learn."""

from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import fit

from .models import DATA, deep
from .published import NAMES, STEPS, published


def published_table() -> str:
    """J over the steps and the accuracies at the end, one column per start."""
    run = published()
    lines = [f"{'':>8}" + "".join(f"{name:>14}" for name in NAMES)]
    for step in range(0, STEPS + 1, 3_000):
        lines.append(f"J {step:>6,}" + "".join(f"{J:14.2f}" for J in run.J[run.at(step)]))
    for name, share in (("train %", run.train[-1]), ("test %", run.test[-1])):
        lines.append(f"{name:>8}" + "".join(f"{value:14.1f}" for value in share))
    return "\n".join(lines)


def tanh_stack(scheme: str, steps: int, seeds=range(20)) -> Network:
    """Ten tanh layers, one network per seed, after so many steps of gradient descent."""
    net = deep(10, scheme, activation="tanh", seed=list(seeds))
    return fit(net, GradientDescent(0.1), DATA.X, DATA.Y, epochs=steps)


def tanh_accuracy(scheme: str, steps: int) -> float:
    """Their train accuracy, the mean over twenty seeds."""
    return float(tanh_stack(scheme, steps).accuracy(DATA.X, DATA.Y).mean())
