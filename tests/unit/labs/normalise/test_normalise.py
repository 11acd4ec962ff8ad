"""What the scenes of lab 06 compute, and that its exercises say the same as the library."""

import numpy as np
import pytest

from labutils import data
from labutils.costs import SoftmaxCrossEntropy
from labutils.gradcheck import gradient_check
from labutils.labs.normalise import averages, exclusive, noise, ranges, reading, shifting, steepness, variants, whitening
from labutils.labs.normalise.exercises.batchnorm_backward import batchnorm_backward
from labutils.labs.normalise.exercises.batchnorm_forward import batchnorm_forward
from labutils.labs.normalise.exercises.softmax import softmax
from labutils.labs.normalise.exercises.softmax_dZ import softmax_dZ
from labutils.labs.normalise.exercises.update_running import update_running
from labutils.labs.normalise.learner import own_network
from labutils.labs.normalise.panels import average, region
from labutils.labs.normalise.panels import exclusive as exclusive_panels
from labutils.labs.normalise.panels import noise as noise_panels
from labutils.labs.normalise.panels import shift as shift_panels
from labutils.labs.normalise.steepness import change
from labutils.layers import BatchNorm, Cache, mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import fit


@pytest.fixture
def field():
    return data.noisy_field()


@pytest.fixture
def trained(field):
    net = Network(mlp(2, 6, 5, 1, batchnorm=True), seed=1)
    return fit(net, GradientDescent(0.3), field.X, field.Y, epochs=30)


def test_batchnorm_forward_and_update_running_are_the_librarys_layer():
    rng = np.random.default_rng(1)
    Z, norm = rng.normal(2, 3, (4, 7)), BatchNorm(4, momentum=0.8, epsilon=0.1)
    norm.gamma, norm.beta = rng.normal(size=(2, 4, 1))
    norm.mu, norm.sigma2 = np.zeros((4, 1)), np.ones((4, 1))
    Z_tilde, mu, sigma2 = batchnorm_forward(Z, norm.gamma, norm.beta, 0.1)
    expected = [update_running(norm.mu, mu, 0.8), update_running(norm.sigma2, sigma2, 0.8)]
    np.testing.assert_allclose(norm.forward(Z, Cache(), train=True), Z_tilde, rtol=1e-12)
    np.testing.assert_allclose([norm.mu, norm.sigma2], expected, rtol=1e-12)


def test_softmax_dz_is_the_gradient_of_the_cost():
    rng = np.random.default_rng(2)
    Z, Y, step = rng.normal(size=(3, 4)), np.eye(3)[[0, 2, 2, 1]].T, 1e-6
    dZ = softmax_dZ(softmax(Z), Y)
    for place in np.ndindex(Z.shape):
        nudge = np.zeros_like(Z)
        nudge[place] = step
        slope = (SoftmaxCrossEntropy().J(Z + nudge, Y) - SoftmaxCrossEntropy().J(Z - nudge, Y)) / (2 * step)
        assert dZ[place] == pytest.approx(slope, abs=1e-8)


def test_a_cell_of_the_grid_is_the_network_trained_alone():
    X, Y = ranges.problem()
    grid = ranges.Grid(ranges.sizes(2), "gradient descent", batchnorm=True, seeds=(1, 4))
    for _ in range(20):
        grid.step(X, Y)
    alone = Network(mlp(*ranges.sizes(2), batchnorm=True), seed=4)
    alone.W *= ranges.SCALES[1]
    fit(alone, GradientDescent(ranges.ALPHAS[2]), X, Y, epochs=20)
    assert grid.accuracy(X, Y)[1, 1, 2] == pytest.approx(alone.accuracy(X, Y))


def test_a_network_lost_to_overflow_counts_as_not_a_number_and_not_as_good():
    grid, (X, Y) = ranges.Grid(ranges.sizes(1), "gradient descent", batchnorm=False), ranges.problem()
    grid.net.theta[0, 0] = np.inf
    accuracy = grid.accuracy(X, Y)
    assert np.isnan(accuracy[0, 0, 0]) and np.isfinite(accuracy).sum() == accuracy.size - 1
    assert ranges.good(np.full((1, 2, 2), np.nan)) == 0


def test_statistics_taken_from_a_set_are_that_sets_own(trained, field):
    momenta = [layer.momentum for layer in variants.norms(trained)]
    variants.use_statistics_of(trained, field.X_dev)
    Z = trained.layers[0].W @ field.X_dev
    first = variants.norms(trained)[0]
    np.testing.assert_allclose(first.mu[:, 0], Z.mean(axis=1))
    np.testing.assert_allclose(first.sigma2[:, 0], Z.var(axis=1))
    assert [layer.momentum for layer in variants.norms(trained)] == momenta


@pytest.mark.parametrize(
    "layers", [variants.with_bias(2, 5, 4, 1), variants.on_activations(2, 5, 4, 1)], ids=["with a bias", "on A"]
)
def test_the_variants_pass_the_gradient_check(layers, field):
    net = Network(layers, seed=3)
    for block in gradient_check(net, field.X, field.Y):
        redundant = isinstance(layers[1], BatchNorm) and block.name in ("b1", "b2")  # 0 against rounding
        assert redundant or block.difference < 1e-6, block.name


def test_batchnorm_on_a_stands_behind_the_activation():
    kinds = [type(layer).__name__ for layer in variants.on_activations(2, 5, 1)]
    assert kinds == ["Dense", "Activation", "BatchNorm", "Dense"]


def test_a_bias_before_batchnorm_gets_no_gradient(field, capsys):
    variants.redundant_bias(field.X, field.Y)
    assert capsys.readouterr().out.count("largest |db| = 0.000000") == 2


@pytest.mark.parametrize("size", [8, 52])
def test_statistics_over_groups_pass_the_gradient_check(size, field):
    net = Network(noise.grouped(size), seed=2)
    X, Y = field.X[:, : noise.M], field.Y[:, : noise.M]
    assert all(block.difference < 1e-5 for block in gradient_check(net, X, Y))


def test_one_group_of_all_examples_is_plain_batchnorm(field):
    X, Y = field.X[:, : noise.M], field.Y[:, : noise.M]
    grouped, plain = Network(noise.grouped(noise.M), seed=1), Network(mlp(*noise.SIZES, batchnorm=True), seed=1)
    for net in (grouped, plain):
        net.J_and_grad(X, Y)
    np.testing.assert_allclose(grouped.grad, plain.grad, atol=1e-10)
    np.testing.assert_allclose(grouped.running, plain.running, atol=1e-10)


def test_one_test_batch_of_all_examples_is_a_training_pass(trained, field):
    answers = averages.answers_by_batch(trained, field.X_dev[None])[0]
    variants.use_statistics_of(trained, field.X_dev)
    np.testing.assert_allclose(answers, trained.predict(field.X_dev), atol=1e-12)


def test_a_test_batch_of_one_says_the_same_of_every_example(trained, field):
    answers = averages.answers_by_batch(trained, averages.cut(field.X_dev, 1))
    np.testing.assert_allclose(answers, answers[0, 0, 0])


def test_running_averages_with_momentum_0_follow_the_batches():
    record = np.random.default_rng(3).normal(size=(6, 4))
    np.testing.assert_array_equal(averages.running_averages(record, np.ones(4), 0.0), record)


def test_the_learners_update_drives_the_averages():
    record = np.ones((3, 2))
    doubled = averages.running_averages(record, np.zeros(2), 0.9, lambda running, batch, momentum: running + 2 * batch)
    np.testing.assert_array_equal(doubled[-1], [6, 6])


def test_new_statistics_undo_a_plain_shift_exactly(field):
    net = shifting.trained()
    _, here = shifting.accuracies(net, field.X_dev, field.Y_dev, 0.0)
    old, moved = shifting.accuracies(net, field.X_dev, field.Y_dev, 1.2)
    assert moved == here > old


def test_whitening_leaves_the_identity_as_covariance():
    Z = np.random.default_rng(4).normal(size=(3, 50)) * [[1], [5], [2]] + 3
    Z[1] += 2 * Z[0]
    np.testing.assert_allclose(np.cov(whitening.whiten(Z), bias=True), np.eye(3), atol=1e-10)
    assert np.corrcoef(whitening.normalise(Z))[0, 1] == pytest.approx(np.corrcoef(Z)[0, 1])


def test_a_temperature_moves_no_border():
    scene = region.RegionScene(softmax)
    for _ in scene.start(kind="spirals", classes=5, hidden=16, temperature=1):
        pass
    answers = [scene.A(scene.field.grid, T).argmax(axis=0) for T in (0.2, 1, 5)]
    np.testing.assert_array_equal(answers[0], answers[1])
    np.testing.assert_array_equal(answers[0], answers[2])


def test_shares_of_none_and_of_all_are_the_same():
    np.testing.assert_allclose(
        exclusive.shares(np.array([[0.0, 1, 1], [0, 1, 0], [0, 1, 0]])),
        [[1 / 3, 1 / 3, 1], [1 / 3, 1 / 3, 0], [1 / 3, 1 / 3, 0]],
    )


def test_the_worst_mistake_is_the_wrong_answer_with_the_largest_loss():
    Y = np.eye(3)[[0, 1, 2, 0]].T
    A = np.array([[0.4, 0.3, 0.8, 0.9], [0.6, 0.6, 0.1, 0.05], [0.0, 0.1, 0.1, 0.05]])
    assert reading.worst_mistakes(A, Y, 5).tolist() == [2, 0]
    np.testing.assert_array_equal(reading.confusion(A, Y), [[1, 1, 0], [0, 1, 0], [1, 0, 0]])


@pytest.mark.parametrize(
    "panel, values, goes_to, shown",
    [
        (noise_panels.noise_panel, {"size": 32}, 26, "Statistics of 26 examples"),
        (average.average_panel, {"size": 150, "one_class": True, "momentum": 0.3}, 192, "Batches of 192"),
    ],
    ids=["noise", "average"],
)
def test_a_typed_size_between_two_stops_goes_to_the_nearest_in_the_box_and_in_the_words(panel, values, goes_to, shown):
    panel = panel()
    panel.set(**values)
    assert panel.params.current()["size"] == goes_to and panel.status.startswith(shown)


def test_each_word_stands_nearest_to_its_own_outline_or_cloud():
    scene = exclusive_panels.ExclusiveScene()
    for task in exclusive.TASKS:
        scene.start(0.0, 0.0, task, nobodys=True)
        scene.draw()
        X, Y = scene.examples
        middles = X @ Y.T / Y.sum(axis=1)
        words = np.transpose([word.get_position() for word in scene.words])
        assert np.hypot(*(words[:, :, None] - middles[:, None])).argmin(axis=1).tolist() == [0, 1, 2]


def test_without_the_points_of_no_class_the_softmax_is_sure_in_the_corner():
    scene = exclusive_panels.ExclusiveScene()
    surest = []
    for nobodys in (True, False):
        scene.start(-1.5, -1.5, "any number is true", nobodys)
        assert scene.examples[1].any(axis=0).all() == (not nobodys)
        surest.append(scene.answers[0].max())
    assert surest[0] < 0.6 and surest[1] > 0.99


def test_a_class_that_does_not_exist_has_no_bar():
    scene = region.RegionScene(softmax)
    for _ in scene.start(kind="blobs", classes=4, hidden=0, temperature=1.0):
        break
    scene.draw()
    assert [text.get_text() != "" for text in scene.bars.texts] == [True] * 4 + [False]


def test_a_learners_backward_pass_is_the_one_that_is_checked(field):
    blobs = data.blobs(40, 4, seed=2)
    right = own_network(batchnorm_backward, softmax_dZ)
    assert all(block.difference < 1e-6 for block in gradient_check(right, *blobs))
    direct_only = own_network(
        lambda d, Z, gamma, epsilon: (gamma * d, *batchnorm_backward(d, Z, gamma, epsilon)[1:]), softmax_dZ
    )
    wrong = {block.name for block in gradient_check(direct_only, *blobs) if block.difference > 1e-3}
    assert {"W1", "W2"} <= wrong and not wrong & {"gamma2", "beta2", "W3", "b3"}


def test_the_gradient_on_its_way_back_is_relative_to_the_last_layer():
    sizes, slopes = steepness.way_back("sigmoid", 1, False, seed=[5, 6])
    assert sizes.shape == slopes.shape == (steepness.DEPTH, 2)
    np.testing.assert_array_equal(sizes[-1], 1)
    assert (np.diff(sizes[:, 0]) > 0).all() and slopes.max() <= 0.25


def test_the_way_back_is_said_in_words():
    assert [change(ratio) for ratio in (1.1, 0.01, 16)] == ["hardly changes", "shrinks 100-fold", "grows 16-fold"]


def test_dropout_leaves_a_kept_variance_that_is_too_large(field):
    plain, dropped = (variants.dropout_beside_batchnorm(p, [1, 2, 3], *field)[1] for p in (1.0, 0.5))
    assert (dropped > plain).all()


def test_the_two_curves_of_a_shift_go_as_far_as_was_dragged():
    panel = shift_panels.shift_panel()
    panel.set(shift=0.3)
    old, new = (panel.scene.curves.lines[name].get_ydata() for name in ("training's statistics", "new statistics"))
    np.testing.assert_array_equal(np.isfinite(old), shift_panels.SHIFTS <= 0.3 + 1e-9)
    assert np.isnan(new).all()
    panel.close()


def test_accuracy_by_test_batches_is_shown_down_to_the_size_asked_for():
    panel = average.average_panel()
    panel.set(size=16)
    seen = np.isfinite(panel.scene.score.lines[average.OWN].get_ydata())
    np.testing.assert_array_equal(seen, np.array(averages.TEST_SIZES) >= 16)
    panel.close()


def test_the_digits_are_in_one_of_three_parts():
    parts = reading.digit_parts()
    assert sum(X.shape[1] for X, _ in parts) == 1797
    assert -(-parts[0][0].shape[1] // reading.BATCH) == reading.UPDATES
