"""What the instruments read is there; they know no diagnosis and change no patient."""

import ast
import inspect

import numpy as np
import pytest

from labutils.labs.clinic import answers, curves_panel, gradient, instruments, microscope_panel, treatment_panel, ward
from labutils.labs.clinic.cases import CASES, ROOMS
from labutils.labs.clinic.exercises.shuffled import shuffled
from labutils.labs.clinic.exercises.weight_gradient import weight_gradient
from labutils.labs.clinic.learner import treated
from labutils.labs.clinic.patient import Patient
from labutils.live import layers
from labutils.live.pieces import at_once


def test_an_instrument_knows_no_diagnosis():
    imports = [node for node in ast.walk(ast.parse(inspect.getsource(instruments))) if isinstance(node, ast.ImportFrom)]
    assert {node.module for node in imports if node.level} == {"patient"}


@pytest.mark.parametrize("name", ROOMS)
def test_an_examination_leaves_the_patient_as_it_was(name):
    patient, before = ROOMS[name].patient(7), ROOMS[name].patient(7)
    for instrument in (
        instruments.look,
        instruments.microscope,
        instruments.step,
        instruments.check_gradient,
        instruments.five,
    ):
        instrument(patient)
    assert (patient.net.theta == before.net.theta).all()
    assert list(patient.train()) == list(before.train())
    assert np.array_equal(patient.net.theta, before.net.theta, equal_nan=True)


def test_the_same_patient_again_is_the_same_to_the_bit():
    first, second = (instruments.curves(Patient(5)) for _ in range(2))
    assert all((one == other).all() for one, other in zip(first, second, strict=True))


def test_the_look_counts_what_is_there():
    patient = Patient(3)
    X, Y, X_dev, _ = patient.data
    patient.data = patient.data._replace(X_dev=np.column_stack([X[:, 4], X[:, 9], X_dev[:, :2]]), X=X * [[1.0], [7.0]])
    seen = instruments.look(patient)
    assert seen.shared == 0.0 and seen.spreads[1] / seen.spreads[0] == pytest.approx(7)
    patient.data = patient.data._replace(X=X)
    assert instruments.look(patient).shared == 0.5
    labels = Y.argmax(axis=0)
    nearest = [
        min((j for j in range(X.shape[1]) if j != i), key=lambda j: np.hypot(*(X[:, i] - X[:, j])))
        for i in range(X.shape[1])
    ]
    assert instruments.look(patient).neighbours == pytest.approx((labels == labels[nearest]).mean())


def test_the_microscope_counts_silent_units_and_twins():
    patient = Patient(3)
    blocks = patient.net.blocks()
    blocks["b1"] = np.where(np.arange(24)[:, None] < 6, -1e6, 0)
    W1 = blocks["W1"].copy()
    W1[20] = W1[21] = W1[22]
    blocks["W1"] = W1
    seen = instruments.microscope(patient)
    assert seen.dead[0] == 0.25 and seen.kinds.tolist() == [22, 12]


def test_the_gradient_check_finds_the_blocks_and_no_others():
    scores = {check.name: check.difference for check in gradient("patient 5")}
    assert min(scores[f"W{n}"] for n in (1, 2, 3)) > 0.05 and max(scores[f"b{n}"] for n in (1, 2, 3)) < 1e-7
    assert all(abs(check.difference - 29 / 31) < 0.01 for check in gradient("patient 9"))
    assert all(check.difference < 1e-6 for check in gradient("a sound network"))


def test_the_answers_are_told_in_words():
    assert "the sum is not 1" in repr(answers("patient 4"))
    assert "Asked again: another answer" in repr(answers("patient 10, treated"))
    assert "the sum is 1 for each example. Asked again: the same." in repr(answers("patient 2"))


def test_nobody_of_that_name_is_told_who_is_there():
    with pytest.raises(ValueError, match="expected one of a sound network, patient 1"):
        gradient("patient 11")
    assert all(case.complaint in repr(ward()) for case in CASES.values())


@pytest.mark.parametrize("name", ["patient 5", "patient 9, treated"])
def test_the_right_lines_cure_as_the_librarys_do(name):
    case = CASES[name]
    own = instruments.curves(treated(shuffled, weight_gradient, case.settings)(7))
    library = instruments.curves(case.mended(7))
    np.testing.assert_allclose(own.train_loss, library.train_loss, rtol=1e-6)


def test_the_patients_own_lines_leave_it_as_ill_as_it_was():
    def its_own(dZ, A, W, lambd, m):
        return dZ @ A.T / dZ.shape[1] + lambd / dZ.shape[1] * W

    case = CASES["patient 5"]
    ill = instruments.curves(treated(shuffled, its_own, case.settings)(7))
    np.testing.assert_allclose(ill.train_loss, instruments.curves(case.patient(7)).train_loss, rtol=1e-6)


def test_lines_of_the_learners_that_go_wild_end_their_own_curve_only():
    panel = treatment_panel(weight_gradient=lambda dZ, A, W, lambd, m: -1e120 * W)
    before, after = panel.scene.losses.lines.values()
    assert len(before.get_xdata()) == 81 and len(after.get_xdata()) < 81
    assert "with your lines no finite train loss and 0 %" in panel.status
    panel.close()


@pytest.mark.parametrize("make", [curves_panel, microscope_panel])
def test_a_patient_that_trains_for_longer_has_axes_of_its_own_that_are_drawn_ahead(make, monkeypatch):
    panel = make()
    picture, first = panel.widget.picture, panel.widget.picture.frame(1)
    at_once(picture.ahead())
    drawn = []
    monkeypatch.setattr(layers, "draw", lambda artist, *_: drawn.append(artist))
    for patient, epochs in (("patient 2", 300), ("patient 3", 80)):
        panel.scene.start(patient)
        shown = picture.frame(1)
        assert picture.ahead() is None and not drawn
        ends = {ax.get_xlim()[1] for ax in panel.scene.figure.axes if ax.get_visible() and ax.get_xlabel() == "epoch"}
        assert ends == {epochs}
        assert (set(map(id, shown)) == set(map(id, first))) == (epochs == 80)
    panel.close()
