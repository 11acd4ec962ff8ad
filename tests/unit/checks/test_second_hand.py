"""A second hand's answers to exercises, written without a look at the known ones: forty and more wrong, some right."""

import tomllib
from pathlib import Path

import pytest
import sklearn.preprocessing  # noqa: F401 (an answer imports it: on a busy machine longer than a check waits for an answer)

from tests.unit.checks.test_labs import check

ANSWERS = tomllib.loads(Path(__file__).with_name("second_hand.toml").read_text("utf-8"))


@pytest.mark.parametrize("answer", ANSWERS["wrong"], ids=lambda answer: f"{answer['name']} {answer['words']}")
def test_a_wrong_answer_is_told_its_own_mistake(answer):
    verdict = check(answer["name"], answer["body"])
    assert verdict.status == "wrong"
    assert answer["words"] in verdict.message


@pytest.mark.parametrize("answer", ANSWERS["right"], ids=lambda answer: answer["name"])
def test_an_unusual_right_answer_passes(answer):
    assert check(answer["name"], answer["body"]).passed
