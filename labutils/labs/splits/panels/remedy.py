"""Three patients and the remedies of the recipe: what helps the one does nothing for the others."""

from itertools import zip_longest

from labutils import plots
from labutils.live import Choice, Panel
from labutils.scenes import KeptScene

from ..errorbars import ErrorBars
from ..remedies import NOISE, PATIENTS, REMEDIES, treated
from ..verdicts import judged


class RemedyScene(KeptScene):
    """The patients before (dotted strokes) and after (bars) the same remedy."""

    opens = True

    def __init__(self):
        self.figure, axes = plots.figure(3, size=(2.3, 2.6))
        for ax, name in zip(axes, PATIENTS, strict=True):
            plots.label(ax, f"Patient {name[0]}", "", "wrong, %")
        self.bars = [ErrorBars(ax, top=35) for ax in axes]
        look = {"va": "top", "fontsize": 9, "color": plots.INK, "animated": True}
        self.notes = [ax.text(0.02, 0.86, "", transform=ax.transAxes, **look) for ax in axes]
        self.before = []

    def start(self, remedy):
        self.remedy, self.after, self.shown = remedy, [], 0
        return self._treat(REMEDIES[remedy])

    def _treat(self, remedy):
        if not self.before:
            for patient in PATIENTS.values():
                self.before.append((yield from treated(patient)))
        for patient, before in zip(PATIENTS.values(), self.before):
            self.after.append(before if remedy(patient) == patient else (yield from treated(remedy(patient))))
            self.shown = len(self.after)
        yield

    def draw(self):
        for note, patient in zip(self.notes, PATIENTS.values(), strict=True):
            note.set_text(str(REMEDIES[self.remedy](patient)))
        for bars, before, after in zip_longest(self.bars, self.before, self.after[: self.shown]):
            shown = after or before
            if shown:
                bars.update(shown, 100 * NOISE, judged(*shown, 100 * NOISE).verdict, before)

    def sentence(self):
        if self.shown < len(PATIENTS):
            return f"Remedy {self.remedy}: the networks are training; until they are done, the bars show them without it."
        said = [f"patient {k} train {train:.1f} %, dev {dev:.1f} %" for k, (train, dev) in enumerate(self.after, 1)]
        return f"Remedy {self.remedy}: " + "; ".join(said) + "."


def remedy_panel() -> Panel:
    """Give all patients the same remedy."""
    return Panel(RemedyScene(), Choice("remedy", list(REMEDIES), label="remedy"))
