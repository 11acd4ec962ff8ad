"""The decision table names what is planted, on draws that nobody was shown, and nothing else."""

from functools import cache

import pytest

from labutils.labs.clinic import QUESTIONS, faults
from labutils.labs.clinic.cases import CASES, ROOMS, chart_of
from labutils.labs.clinic.chart import examined
from labutils.labs.clinic.patient import Patient
from labutils.labs.clinic.signs import FAULTS

FRESH = 301  # the lab's claim has five more


@cache
def chart(name: str, seed: int, mended: bool = False):
    case = ROOMS[name]
    return examined(case.mended(seed) if mended else case.patient(seed))


def fitting(chart) -> set[str]:
    return {name for name, fault in FAULTS.items() if fault.fits(chart)}


@pytest.mark.parametrize("name", ROOMS)
def test_the_table_finds_what_is_planted_and_nothing_else(name):
    assert fitting(chart(name, FRESH)) == set(ROOMS[name].faults)


@pytest.mark.parametrize("name", CASES)
def test_the_cure_takes_its_fault_away_and_leaves_the_other(name):
    assert fitting(chart(name, FRESH, mended=True)) == set(CASES[name].faults[1:])


@pytest.mark.parametrize("name", CASES)
def test_every_wrong_diagnosis_is_told_what_speaks_against_it_in_this_patients_own_numbers(name):
    question = QUESTIONS.guesses[name]
    for other, fault in FAULTS.items():
        if other in CASES[name].faults:
            continue
        text, right = question.judge(other)
        said = fault.against(chart_of(name))
        assert said.endswith(".") and "nan" not in said and not right
        assert text == f"Your diagnosis: {other}. Look again: {said}"
        assert question.answer not in text


def test_the_right_diagnosis_is_told_the_cure_and_a_second_fault_is_sent_back():
    question = QUESTIONS.guesses["patient 9"]
    assert question.judge("1/B forgotten in the gradient").right
    text, right = question.judge("labels shuffled against X")
    assert "That is one of its two faults." in text and not right


def test_every_fault_is_planted_somewhere_and_what_comes_first_in_the_table_is_fixed_first():
    planted = [name for case in CASES.values() for name in case.faults]
    assert set(planted) == set(FAULTS) and len({name.split(",")[0] for name in CASES}) == 10
    order = list(FAULTS)
    assert all(list(case.faults) == sorted(case.faults, key=order.index) for case in CASES.values())


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_thing_that_is_written_otherwise(name):
    code = FAULTS[name].code
    replaced = [key for key in vars(code) if not key.startswith("__")]
    assert code.__module__ == faults.__name__ and len(replaced) == 1 and hasattr(Patient, replaced[0])


def test_the_fixed_run_stands_beside_the_faulty_one():
    losses, rights = QUESTIONS.guesses["patient 3"].picture().axes
    for ax in (losses, rights):
        faulty, fixed = ax.get_lines()
        assert len(faulty.get_xdata()) == len(fixed.get_xdata()) == 81
    assert fixed.get_ydata()[-1] > faulty.get_ydata()[-1] + 20
