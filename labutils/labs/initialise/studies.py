"""What the notebook prints: the table of the published experiment."""

from .published import NAMES, STEPS, published


def published_table() -> str:
    """J over the steps and the accuracies at the end, one column a start."""
    run = published()
    lines = [f"{'':>8}" + "".join(f"{name:>14}" for name in NAMES)]
    for step in range(0, STEPS + 1, 3_000):
        lines.append(f"J {step:>6,}" + "".join(f"{J:14.2f}" for J in run.J[run.at(step)]))
    for name, share in (("train %", run.train[-1]), ("test %", run.test[-1])):
        lines.append(f"{name:>8}" + "".join(f"{value:14.1f}" for value in share))
    return "\n".join(lines)
