"""Lab 02: what its scenes compute."""

import numpy as np
import pytest

from labutils import data
from labutils.initializers import INITIALIZERS, glorot, he
from labutils.labs.initialise import (
    bowl_panel,
    chain_panel,
    clip_panel,
    microscope_panel,
    published_table,
    scale_panel,
    symmetry_panel,
    variance_panel,
)
from labutils.labs.initialise.bowl import TREATMENTS, Bowl, measurements, steps_needed
from labutils.labs.initialise.chain import chain
from labutils.labs.initialise.clipping import clip
from labutils.labs.initialise.exercises import glorot_sd, normalise
from labutils.labs.initialise.microscope import deep, fold, log10, rms, sizes
from labutils.labs.initialise.published import published
from labutils.labs.initialise.ridges import Ridges
from labutils.labs.initialise.shape import ShapeScene, skewness
from labutils.labs.initialise.symmetry import different_units, near
from labutils.labs.initialise.variance import draw_z
from labutils.layers import mlp
from labutils.network import Network
from labutils.splits import Normalizer

FIELD = data.noisy_field()


def test_sizes_are_the_root_mean_squares_of_each_layer():
    net = deep(3, "he", seed=4)
    found = sizes(net, FIELD.X, FIELD.Y)
    assert np.allclose(found["A"], [rms(A) for A in net.activations(FIELD.X)[1:-1]])
    net.J_and_grad(FIELD.X, FIELD.Y)
    assert np.allclose(found["dW"], [np.sqrt(np.mean(net.grad_blocks()[f"W{l}"] ** 2)) for l in (1, 2, 3)])
    assert np.allclose(found["dZ"], [rms(layer.dZ) for layer in net.flow(FIELD.X, FIELD.Y)])


def test_log10_leaves_exact_zeros_out():
    assert np.array_equal(log10(np.array([100.0, 0.0, -0.1])), [2, np.nan, -1], equal_nan=True)


def test_halving_the_scale_divides_the_last_of_ten_layers_by_1024():
    panel, last = scale_panel(), {}
    for scale in (1, 0.5):
        panel.set(scale=scale)
        last[scale] = panel.scene.before["A"][-1]
    assert last[1] / last[0.5] == pytest.approx(1024)
    assert "train 51 %" in panel.status


@pytest.mark.parametrize(
    "ratio, words",
    [
        (1.0, "keeps its size (× 1)"),
        (1 / 1024, "shrinks 1,000-fold"),
        (450, "grows 450-fold"),
        (1e-9, "shrinks 10^9.0-fold"),
    ],
)
def test_a_ratio_is_said_in_words(ratio, words):
    assert fold(ratio) == words


def test_a_run_that_blows_up_ends_at_finite_weights_and_says_so():
    panel = scale_panel()
    panel.set(scale=3)
    assert panel.error is None and "blew up" in panel.status
    assert np.isfinite(panel.scene.net.theta).all()


def test_the_microscope_offers_every_scheme_and_the_learners_own():
    assert list(microscope_panel().controls["scheme"].options) == list(INITIALIZERS)
    panel = microscope_panel(init=lambda rng, n_out, n_in: np.full((n_out, n_in), 0.25))
    panel.set(depth=2)
    assert panel.values["scheme"] == "yours"
    panel.scene.start(scale=2, scheme="yours", depth=2)
    assert np.array_equal(panel.scene.net.W, np.full(panel.scene.net.W.shape, 0.5))


def test_the_axis_of_the_activations_changes_with_its_switch():
    panel = microscope_panel()
    limits = {}
    for plain in (True, False):
        panel.set(plain=plain)
        limits[plain] = panel.scene.forward.ax.get_xlim()
    assert limits == {True: (-1.25, 2.5), False: (-6, 4)}


def test_rewinding_the_microscope_brings_back_the_starting_weights():
    panel = scale_panel()
    fresh = deep(10, he, seed=panel.scene.seed)
    assert not np.allclose(panel.scene.net.theta, fresh.theta)
    panel.rewind()
    assert np.allclose(panel.scene.net.theta, fresh.theta)


def test_a_ridge_holds_the_shares_of_its_values():
    from labutils import plots

    _, (ax,) = plots.figure(1)
    ridges = Ridges(ax, (0, 4), ("rms",), bins=4)
    ridges.update([np.array([0.5, 1.5, 1.5, np.nan, 9.0]), np.full(3, 2.5)], [1.0, 99.0])
    top, bottom = (path.vertices[:, 1] for path in ridges.shapes.get_paths())  # layer 1 is drawn last, in front
    assert bottom.min() == 0 and top.min() == 0.5
    assert bottom[3] == bottom.max() and bottom[5] == 0
    assert bottom[7] > 0, "what lies beyond the axis counts in the end bin"
    assert ridges.marks[0].get_xdata().tolist() == [1.0, 4.0]
    assert [word.get_text() for word in ridges.words[:3]] == ["1", "2", ""]


def test_a_linear_chain_is_a_power():
    A, back = chain(1.5, 50)
    assert A[-1] == pytest.approx(1.5**50) and back[0] == pytest.approx(1.5**50)
    assert A[0] == 1 and back[-1] == 1 and len(A) == len(back) == 51


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_the_chains_backward_factor_is_its_slope(activation):
    step = 1e-6
    above, below = (chain(0.8, 4, activation, a=0.3 + d)[0][-1] for d in (step, -step))
    assert chain(0.8, 4, activation, a=0.3)[1][0] == pytest.approx((above - below) / (2 * step), rel=1e-6)


def test_the_chain_panel_keeps_within_its_axis():
    panel = chain_panel()
    panel.set(w=0.5, L=60, activation="sigmoid")
    assert panel.scene.back[0] < 1e-30
    assert panel.scene.backward.lines["da[L]/da[l]"].get_ydata().min() == 1e-20


@pytest.mark.parametrize("inputs", ["N(0, 1)", "ReLU of N(0, 1)", "pixels in [0, 1]"])
def test_the_variance_of_z_is_predicted_for_weights_round_zero_only(inputs):
    z, predicted = draw_z(100, 0.1, inputs)
    assert z.var() == pytest.approx(predicted, rel=0.1)
    assert abs(z.mean()) < 0.1
    drifting, _ = draw_z(100, 0.1, "pixels in [0, 1]", "rand")
    assert drifting.mean() == pytest.approx(100 * 0.1 * 0.5 * 0.5, rel=0.05)


def test_the_bell_has_the_histograms_area():
    panel = variance_panel()
    bell, bin_width = panel.scene.bell.get_ydata(), np.diff(panel.scene.histogram.edges)[0]
    assert np.trapezoid(bell, panel.scene.axis) == pytest.approx(bin_width, rel=1e-3)


def test_the_bowl_is_the_cost_and_its_rings_lie_at_their_level():
    X, y = measurements()
    bowl = Bowl.of(X, y)

    def J(w):
        return np.square(w @ X - y).mean() / 2

    assert J(bowl.lowest) == pytest.approx(bowl.floor)
    assert all(J(w) == pytest.approx(bowl.floor + 0.3) for w in bowl.ring(0.3).T[::20])


def test_the_bowls_path_is_gradient_descent():
    X, y = measurements()
    way = Bowl.of(X, y).descend(0.01, steps=1)
    w = way[:, 0]
    assert np.allclose(way[:, 1], w - 0.01 * X @ (w @ X - y) / len(y))


def test_normalising_rounds_the_bowl_and_sigma_squared_does_not():
    X, y = measurements()
    ratio = {name: np.divide(*Bowl.of(treat(X), y).curvatures[::-1]) for name, treat in TREATMENTS.items()}
    raw, centred, normalised, squared = ratio.values()
    assert raw > 40 and 10 < centred < 30 and normalised < 2
    assert squared == pytest.approx(centred, rel=0.1)


def test_beyond_the_largest_stable_alpha_the_path_diverges():
    panel = bowl_panel()
    panel.set(speed=1.05)
    assert panel.scene.left[-1] > panel.scene.left[0]
    assert "not within 200 steps" in panel.status
    assert steps_needed(np.array([2.0, 0.5, 0.02])) == 2


def test_the_learners_normalisation_is_one_more_treatment():
    panel = bowl_panel(normalise)
    panel.set(treatment="yours")
    yours = panel.status
    panel.set(treatment="(x − mu) / sigma")
    assert yours.removeprefix("yours") == panel.status.removeprefix("(x − mu) / sigma")


def test_normalise_is_the_librarys_normalizer():
    X_train, X = np.random.default_rng(0).normal(3, 2, (2, 4, 9))
    assert np.allclose(normalise(X_train, X), Normalizer(X_train)(X))


def test_glorots_scale_is_the_librarys():
    W = glorot(np.random.default_rng(0), 300, 500)
    assert W.std() == pytest.approx(glorot_sd(500, 300), rel=0.01)


def test_normalising_keeps_the_shape():
    scene = ShapeScene()
    scene.start(feature=13)
    assert skewness(scene.x) == pytest.approx(skewness(scene.z)) and skewness(scene.x) > 5


def test_twins_stay_twins_and_a_difference_parts_them():
    panel = symmetry_panel()
    for base, difference, units in ((0, 0, 1), (0.5, 0, 1), (0.5, 0.01, 6)):
        panel.set(base=base, difference=difference)
        assert different_units(panel.scene.net.blocks()["W1"]) == units
    panel.set(base=0, difference=0)
    assert "J = 0.693" in panel.status and not panel.scene.net.W.any()


def test_units_count_as_different_from_the_tolerance_on():
    W = near(0.5, 0.0)(np.random.default_rng(0), 4, 3)
    assert np.array_equal(W, np.full((4, 3), 0.5)) and different_units(W) == 1
    W[0, 0] += 1e-9
    W[1, 1] += 0.1
    assert different_units(W) == 2


def test_clipping_keeps_short_gradients_and_the_direction_of_long_ones():
    g = np.array([[3.0, 0.0], [0.0, 4.0]])
    assert np.array_equal(clip(g, 6), g) and clip(g, 6) is not g
    assert np.allclose(clip(g, 1), g / 5)
    assert np.array_equal(clip(0 * g, 1), 0 * g)


def test_the_clipped_network_learns_where_the_other_does_not():
    panel = clip_panel()
    with np.errstate(over="ignore", invalid="ignore"):  # the free one has exploded
        clipped, free = (
            panel.scene.nets[name].accuracy(panel.scene.X, panel.scene.Y) for name in ("clipped", "not clipped")
        )
    assert clipped > 0.9 and free < 0.6


def test_the_clip_panel_runs_on_the_learners_function():
    panel = clip_panel(clip=lambda g, c: 0 * g)
    start = deep(10, lambda rng, n_out, n_in: 1.5 * he(rng, n_out, n_in))
    assert np.array_equal(panel.scene.nets["clipped"].theta, start.theta)


def test_a_network_that_overflows_leaves_the_race_and_the_status_says_when():
    panel = clip_panel()
    panel.set(scale=2)
    assert panel.error is None and "Not clipped: J overflows after" in panel.status


def test_the_clip_panel_rewinds_weights_and_curves():
    panel = clip_panel()
    panel.rewind()
    start = deep(10, lambda rng, n_out, n_in: 1.5 * he(rng, n_out, n_in))
    assert all(np.allclose(net.theta, start.theta) for net in panel.scene.nets.values())
    assert panel.scene.costs.lines["clipped"].get_xdata().size == 0


def test_the_published_run_is_the_single_networks_run():
    run = published()
    single = Network(mlp(2, 10, 5, 1), init="he", seed=0)
    single.theta[...] = run.theta[-1, 2]
    X, Y = data.circles(300, 0.05, seed=1)
    assert 100 * single.accuracy(X, Y) == pytest.approx(run.train[-1, 2])
    assert run.steps[0] == 0 and run.steps[-1] == 15_000 and len(run.steps) == 151


def test_the_table_shows_the_published_accuracies():
    rows = {line[:8].strip(): line[8:].split() for line in published_table().splitlines()}
    assert [float(share) for share in rows["train %"]] == pytest.approx([50, 83, 99.3], abs=0.5)
    assert rows["J      0"][0] == "0.69" and float(rows["J      0"][1]) > 1000
