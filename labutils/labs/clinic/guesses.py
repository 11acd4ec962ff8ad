"""The diagnoses the lab asks for. The decision table finds each by itself on seeds that no panel shows."""

from dataclasses import dataclass

from labutils.guesses import Guess, Reply
from labutils.live.question import Questions

from .cases import CASES, chart_of
from .chart import examined
from .drawings import sick_and_mended
from .signs import FAULTS

SEEDS = range(100, 105)


@dataclass(frozen=True)
class Diagnosis(Guess):
    """A guess at what a patient has; a wrong one is told what speaks against it, on this patient's own chart."""

    def judge(self, given: str | float) -> Reply:
        """What to say to this diagnosis."""
        if given == self.answer:
            return Reply(f"Your diagnosis: {given}. Right. {self.why}", True)
        if given in CASES[self.name].faults:
            return Reply(f"Your diagnosis: {given}. That is there too. Which fault is to be mended before it?", False)
        return Reply(f"Your diagnosis: {given}. Look again: {FAULTS[given].against(chart_of(self.name))}", False)


def found(name: str) -> str:
    """What the decision table says of this patient on other seeds, if it is the same on all of them."""
    charts = [examined(CASES[name].patient(seed)) for seed in SEEDS]
    said = {tuple(fault for fault in FAULTS if FAULTS[fault].fits(chart)) for chart in charts}
    return said.pop()[0] if said == {CASES[name].faults} else "no agreement"


def _diagnosis(name: str) -> Diagnosis:
    case = CASES[name]
    fault = case.faults[0]
    return Diagnosis(
        name,
        f"{name.capitalize()}, {case.complaint} What is {'to be mended first' if case.faults[1:] else 'wrong'}?",
        fault,
        FAULTS[fault].cure,
        lambda: found(name),
        options=tuple(sorted(FAULTS)),
        picture=lambda: sick_and_mended(name),
    )


QUESTIONS = Questions("10", *map(_diagnosis, CASES))
