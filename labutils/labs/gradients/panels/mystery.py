"""Four networks with a planted bug each, its name kept back."""

from labutils.live import Choice, Panel

from .bench import BenchScene

MYSTERIES = {"A": "no 1/keep_prob", "B": "dW2 transposed", "C": "factor 4 on db1", "D": "W2 not transposed"}


class MysteryScene(BenchScene):
    """The bench with the bug's name kept back."""

    def start(self, network):
        super().start(MYSTERIES[network], iterations=100)
        self.name, self.code, self.clues = f"network {network}", ("", ""), dict.fromkeys(self.clues, "")


def mystery_panel() -> Panel:
    """Four networks, four bugs: which line is wrong?"""
    return Panel(MysteryScene(), Choice("network", list(MYSTERIES)))
