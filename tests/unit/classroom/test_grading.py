"""A folder of hand-ins is checked again: our own verdicts count, whatever the files claim."""

import pytest

from labutils.classroom.grading import grade
from labutils.classroom.handin import NotAHandIn
from tests.unit.classroom.hand_ins import RIGHT, WRONG, hand_in, needs_a_fence


@pytest.mark.parametrize("fenced", [pytest.param(True, marks=needs_a_fence), False], ids=["fence", "no fence"])
def test_verdicts_are_our_own_whatever_the_file_claims(tmp_path, fenced):
    hand_in(tmp_path, "ada", {("03", "l2_step"): RIGHT}, status="wrong")
    hand_in(tmp_path, "bob", {("03", "l2_step"): WRONG}, status="right")
    (tmp_path / "carl.json").write_text("no JSON", "utf-8")
    ada, bob, carl = grade(tmp_path, fence=fenced)
    assert ada.exercises[0].status == "right" and ada.exercises[0].claimed == "wrong"
    assert bob.exercises[0].status == "wrong" and "lambd" in bob.exercises[0].message
    assert "is not the JSON" in carl.refused and not carl.exercises


def test_a_folder_without_hand_ins_says_so(tmp_path):
    with pytest.raises(NotAHandIn, match="holds no hand-in"):
        list(grade(tmp_path))
