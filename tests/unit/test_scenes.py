"""The scenes that labs share: what they keep of a run, and what they show after going back in it."""

from itertools import islice

import numpy as np
import pytest

from labutils.data import TrainDev
from labutils.layers import mlp
from labutils.live.run import Run
from labutils.network import Network
from labutils.optimizers import Adam, GradientDescent
from labutils.scenes import History, KeptScene, RaceScene, Replay, TrainingScene
from labutils.training import train

RNG = np.random.default_rng(3)
X, X_DEV = RNG.normal(size=(2, 40)), RNG.normal(size=(2, 30))
DATA = TrainDev(X, 1.0 * (X[:1] > 0), X_DEV, 1.0 * (X_DEV[:1] > 0))


def net(seed=1, **settings):
    return Network(mlp(2, 3, 1), seed=seed, **settings)


class Trained(TrainingScene):
    epochs, every = 12, 5

    def network(self, lambd=0.0):
        return net(self.seed, lambd=lambd)

    def optimizer(self, lambd=0.0):
        return GradientDescent(0.5)


def curve(points):
    history = History()
    for iteration, value in points:
        history.add(iteration, {"J": value, "dev": 2 * value})
    return history


def test_a_history_shows_as_much_as_it_is_told():
    history = curve([(0, 3.0), (5, np.float64(2.0)), (10, 1.0)])
    assert (history.shown, history.iterations) == (3, [0, 5, 10])
    assert history.curves() == {"J": [3, 2, 1], "dev": [6, 4, 2]} and history.last("dev") == 2
    history.shown = 2
    assert history.iterations == [0, 5] and history.last("J") == 2
    assert history.curves("J", "test") == {"J": [3, 2], "test": []}
    assert all(type(value) is float for value in history.curves()["J"])


def test_an_empty_history_has_nothing_to_show():
    assert (History().shown, History().iterations, History().curves("J")) == (0, [], {"J": []})


def test_a_kept_scene_goes_back_to_how_much_it_showed():
    scene = KeptScene()
    assert scene.snapshot() == 0
    scene.shown = 7
    kept = scene.snapshot()
    scene.shown = 9
    scene.restore(kept)
    assert scene.shown == 7


class Squares(Replay):
    pieces = 4

    def compute(self, by):
        self.squares = [by * n**2 for n in range(self.pieces)]


def test_a_replay_is_computed_before_its_start_and_shown_piece_by_piece():
    scene = Squares()
    assert list(scene.prepare(by=2)) == []
    run = scene.start(by=2)
    assert scene.squares == [0, 2, 8, 18] and scene.shown == 0 and scene.values == {"by": 2}
    shares = [(shown, scene.share) for shown in run]
    assert shares == [(1, 0.25), (2, 0.5), (3, 0.75), (4, 1.0)]
    scene.restore(2)
    assert scene.share == 0.5
    assert list(scene.start(by=1)) == [1, 2, 3, 4], "a new run begins at its beginning"


class SquaresInPieces(Squares):
    def compute(self, by):
        for _ in range(3):
            yield
        super().compute(by)


def test_a_replay_that_takes_long_is_computed_in_pieces():
    scene = SquaresInPieces()
    run = Run(scene, {"by": 3})
    for _ in range(3):
        run.prepare()
        assert run.preparing and not hasattr(scene, "squares")
    run.prepare()
    assert run.ready and scene.squares == [0, 3, 12, 27]


class SquaresAsTheyCome(Squares):
    def compute(self, by):
        self.squares = []
        yield
        for n in range(self.pieces):
            yield n // 2
            self.squares.append(by * n**2)


def test_a_replay_is_shown_as_soon_as_there_is_something_to_draw_and_as_far_as_it_is_known():
    scene = SquaresAsTheyCome()
    run = Run(scene, {"by": 3})
    run.prepare_for(np.inf)
    assert run.ready and scene.squares == []
    seen = []
    while not run.done:
        run.work()
        seen.append((run.count, len(scene.squares)))
        assert scene.shown <= len(scene.squares)
    assert seen == [(0, 0), (0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 4), (4, 4)]


def test_a_replay_with_a_prepare_of_its_own_is_refused_for_it_would_lose_its_compute():
    with pytest.raises(
        TypeError, match=r"^Cubes has a prepare of its own; expected compute\(\*\*values\) alone, .*Rename it"
    ):

        class Cubes(Squares):
            def prepare(self, by):
                yield


@pytest.mark.parametrize("scene", [Replay(), TrainingScene(DATA)])
def test_a_scene_that_says_nothing_of_its_own_is_named(scene):
    with pytest.raises(NotImplementedError, match=f"^{type(scene).__name__} (computes nothing|builds no network)$"):
        scene.prepare(by=1)
        scene.start(by=1)


def test_a_race_goes_back_with_every_network():
    scene = RaceScene()
    scene.nets, scene.shown = {"one": net(1), "two": net(2)}, 3
    before = {name: one.theta.copy() for name, one in scene.nets.items()}
    kept = scene.snapshot()
    for one in scene.nets.values():
        one.theta += 1.0
    scene.shown = 5
    scene.restore(kept)
    assert scene.shown == 3 and all(np.array_equal(one.theta, before[name]) for name, one in scene.nets.items())


def test_training_is_recorded_from_before_the_first_update():
    scene = Trained(DATA)
    assert scene.values == {}
    steps = [step.iteration for step in scene.start(lambd=2.0)]
    assert steps == [5, 10, 12] and scene.history.iterations == [0, *steps] and scene.values == {"lambd": 2.0}


def test_what_is_measured_may_look_at_the_step():
    class Looking(Trained):
        def measure(self, step):
            return {"epoch": step.epoch, "iteration": step.iteration, "J": step.J}

    scene = Looking(DATA)
    run = scene.start()
    assert scene.history.curves() == {"epoch": [0], "iteration": [0], "J": [net().J(*DATA[:2])]}
    last = list(run)[-1]
    assert [scene.history.last(name) for name in ("epoch", "iteration", "J")] == [last.epoch, 12, last.J]


def test_its_curves_are_those_of_the_same_training_by_hand():
    scene, by_hand = Trained(DATA), net(lambd=2.0)
    run = scene.start(lambd=2.0)
    assert scene.history.last("train loss") == by_hand.loss(*DATA[:2])
    list(run)
    for _ in train(by_hand, GradientDescent(0.5), *DATA[:2], epochs=12):
        pass
    assert np.array_equal(scene.net.theta, by_hand.theta)
    (X, Y), (X_dev, Y_dev) = DATA[:2], DATA[2:]
    expected = {"train loss": by_hand.loss(X, Y), "dev loss": by_hand.loss(X_dev, Y_dev)}
    expected |= {"train": 100 * by_hand.accuracy(X, Y), "dev": 100 * by_hand.accuracy(X_dev, Y_dev)}
    assert {name: scene.history.last(name) for name in expected} == expected
    assert expected["train"] != expected["dev"], "else a swap would pass"


def test_after_going_back_it_says_and_shows_what_it_did_then():
    scene = Trained(DATA)
    run = scene.start()
    list(islice(run, 1))
    then, kept = {name: scene.history.last(name) for name in ("train", "dev loss")}, scene.snapshot()
    theta = scene.net.theta.copy()
    list(run)
    assert scene.history.last("dev loss") != then["dev loss"]
    scene.restore(kept)
    assert np.array_equal(scene.net.theta, theta) and scene.history.iterations == [0, 5]
    assert {name: scene.history.last(name) for name in then} == then


def test_batches_and_dropout_draw_from_the_scenes_seed():
    def end(seed):
        scene = Trained(DATA)
        scene.seed, scene.batch_size = 1, 8
        scene.streams = lambda **values: seed
        list(scene.start())
        return scene.net.theta.copy()

    assert np.array_equal(end(4), end(4)) and not np.array_equal(end(4), end(5))


def test_a_scene_starts_over_at_every_change():
    scene = Trained(DATA)
    list(scene.start())
    first = scene.net.theta.copy()
    list(scene.start(lambd=1.0))
    list(scene.start())
    assert np.array_equal(scene.net.theta, first) and scene.history.iterations == [0, 5, 10, 12]


def test_by_default_adam_trains_with_the_streams_of_the_scenes_seed():
    scene = Trained(DATA)
    scene.seed = 7
    assert TrainingScene.optimizer(scene) == Adam(alpha=0.05)
    one, other = TrainingScene.streams(scene), TrainingScene.streams(scene)
    assert one.batches.random() == other.batches.random()
    scene.seed = 8
    assert TrainingScene.streams(scene).batches.random() != TrainingScene.streams(Trained(DATA)).batches.random()
