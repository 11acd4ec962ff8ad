"""What the labs say of other libraries, tried there: the very lines of the notebook's `bridge` cell run."""

import re
import textwrap
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest

from labutils import data
from labutils.functions import sigmoid, softmax
from labutils.layers import BatchNorm, Cache
from labutils.optimizers import OPTIMIZERS, Adam
from labutils.search import Log, grid
from labutils.splits import Normalizer
from tests.notebooks.rules import NOTEBOOKS


def bridge(number: str) -> list[str]:
    """The Python blocks of a lab's bridge, in order."""
    path = next(path for path in NOTEBOOKS if path.name.startswith(number))
    cell = next(cell for cell in nbformat.read(path, as_version=4).cells if cell.id == "bridge")
    return [textwrap.dedent(block) for block in re.findall(r"```python\n(.*?)```", cell.source, re.S)]


@pytest.fixture
def torch():
    return pytest.importorskip("torch", reason="PyTorch is not installed: what the labs say of it is not tried")


def test_lab_02_says_of_pytorch_what_is_true(torch):
    torch.manual_seed(0)
    layer, c = torch.nn.Linear(400, 600), 0.5
    variance = float(layer.weight.detach().var())
    assert tuple(layer.weight.shape) == (600, 400) and variance == pytest.approx(1 / (3 * 400), rel=0.02)
    assert all(float(one.detach().abs().max()) <= 400**-0.5 for one in (layer.weight, layer.bias))
    alone, relu = torch.empty(2, 30, 20)
    for weights, settings in ((alone, {}), (relu, {"nonlinearity": "relu"})):
        torch.manual_seed(1)
        torch.nn.init.kaiming_normal_(weights, **settings)
    assert (alone == relu).all()
    net = torch.nn.Sequential(layer)
    net(torch.randn(5, 400)).square().sum().backward()
    he, glorot, zeros, clipped = (line for line in bridge("02")[0].splitlines())
    for line, expected in ((he, 2 / 400), (glorot, 2 / 1000)):
        exec(line, {"torch": torch, "layer": layer})
        assert float(layer.weight.detach().var()) == pytest.approx(expected, rel=0.02)
    exec(f"{zeros}\n{clipped}", {"torch": torch, "layer": layer, "net": net, "c": c})
    assert not layer.bias.detach().any()
    length = torch.sqrt(sum(one.grad.square().sum() for one in net.parameters()))
    assert float(length) == pytest.approx(c, rel=1e-4)


def test_lab_02_says_of_scikit_learn_what_is_true():
    import sklearn.preprocessing

    X_train, X_dev = np.random.default_rng(0).normal(3, 2, (2, 4, 9))
    space = {"sklearn": sklearn, "X_train": X_train, "X_dev": X_dev}
    exec(bridge("02")[1], space)
    np.testing.assert_allclose(space["X_dev_scaled"], Normalizer(X_train)(X_dev))


def test_lab_03_says_of_pytorch_what_is_true(torch):
    net, alpha, lambd, m = torch.nn.Linear(3, 1).double(), 0.1, 0.7, 10
    space = {"torch": torch, "net": net, "alpha": alpha, "lambd": lambd, "m": m, "keep_prob": 0.8}
    exec(bridge("03")[0], space)
    for name, share in (("optimizer", alpha * lambd / m), ("adamw", alpha * 0.01)):
        before = [one.detach().clone() for one in net.parameters()]
        for one in net.parameters():
            one.grad = torch.zeros_like(one)
        space[name].step()
        for old, new in zip(before, net.parameters(), strict=True):
            torch.testing.assert_close(new.detach(), (1 - share) * old)
    theta = torch.tensor([0.2, 1.0, 5.0], dtype=torch.float64, requires_grad=True)
    theta.grad = torch.zeros_like(theta)
    torch.optim.Adam([theta], lr=alpha, weight_decay=lambd / m).step()
    np.testing.assert_allclose(theta.detach().numpy(), [0.1, 0.9, 4.9], atol=1e-6)  # the same amount, not the same share
    kept = space["layer"](torch.ones(10_000)).numpy()
    assert np.mean(kept > 0) == pytest.approx(0.8, abs=0.03) and kept.max() == pytest.approx(1.25)
    assert (space["layer"].eval()(torch.ones(9)) == 1).all()


def test_lab_03_says_of_scikit_learn_what_is_true():
    import sklearn.linear_model

    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(3, 40)), rng.normal(size=40)
    space = {"sklearn": sklearn, "X": X, "y": y, "lambd": 2.5}
    exec(bridge("03")[1], space)
    np.testing.assert_allclose(space["ridge"].coef_, np.linalg.solve(X @ X.T + 2.5 * np.eye(3), X @ y))
    labels = (y > 0).astype(int)
    lasting = space["logistic"].set_params(tol=1e-10).fit(X.T, labels)  # at its minimum our J with L2 is flat in W
    dZ = sigmoid(lasting.coef_ @ X + lasting.intercept_[:, None]) - labels
    np.testing.assert_allclose(dZ @ X.T / 40 + 2.5 / 40 * lasting.coef_, 0, atol=1e-6)


def test_lab_04_says_of_pytorch_what_is_true(torch):
    rng = np.random.default_rng(0)
    space = {
        "torch": torch,
        "W": rng.normal(size=(2, 3)),
        "b": rng.normal(size=(2, 1)),
        "X": rng.normal(size=(3, 5)),
    }
    exec(bridge("04")[0], space)
    assert space["agrees"] is True
    dropout, inputs = torch.nn.Dropout(0.5), [torch.rand(9, dtype=torch.float64, requires_grad=True)]
    assert not torch.autograd.gradcheck(dropout, inputs, raise_exception=False)
    assert torch.autograd.gradcheck(dropout.eval(), inputs)
    with pytest.warns(UserWarning, match="double precision"):
        assert not torch.autograd.gradcheck(torch.sin, [inputs[0].detach().float().requires_grad_()], raise_exception=False)
    with pytest.raises(RuntimeError, match=r"numerical:tensor(.|\n)*analytical:tensor"):
        torch.autograd.gradcheck(lambda one: 2 * one.detach() * one, inputs)  # d(2 x x) is 4 x, not 2 x


def test_lab_04_says_of_scipy_what_is_true():
    import scipy.optimize

    theta = np.array([0.3, 0.7])
    space = {"scipy": scipy, "J": lambda t: np.sum(t**3), "dJ": lambda t: 3 * t**2 + 0.5, "theta": theta}
    exec(bridge("04")[1], space)
    assert space["error"] == pytest.approx(np.linalg.norm([0.5, 0.5]), rel=1e-5)


def test_lab_06_says_of_pytorch_what_is_true(torch):
    rng = np.random.default_rng(0)
    n, m = 4, 9
    Z, labels = rng.normal(2, 3, (n, m)), rng.integers(0, n, m)
    space = {"torch": torch, "n": n, "Z": torch.tensor(Z), "classes": torch.tensor(labels)}
    exec(bridge("06")[0], space)
    norm, ours = space["norm"].double(), BatchNorm(n, momentum=0.9, epsilon=1e-8)
    ours.gamma, ours.beta, ours.mu, ours.sigma2 = np.ones((n, 1)), np.zeros((n, 1)), np.zeros((n, 1)), np.ones((n, 1))
    theirs = norm(torch.tensor(Z.T)).detach().numpy().T
    np.testing.assert_allclose(theirs, ours.forward(Z, Cache(), train=True), rtol=1e-6)
    np.testing.assert_allclose(norm.running_mean.numpy(), ours.mu.ravel(), rtol=1e-5)
    unbiased = 0.9 + (ours.sigma2.ravel() - 0.9) * m / (m - 1)
    np.testing.assert_allclose(norm.running_var.numpy(), unbiased, rtol=1e-5)
    np.testing.assert_allclose(space["A"].numpy().T, softmax(Z), rtol=1e-6)
    J = -np.mean(np.log(softmax(Z)[labels, np.arange(m)]))
    assert float(space["J"]) == pytest.approx(J, rel=1e-6)


@pytest.mark.filterwarnings("ignore:lbfgs failed to converge")
def test_lab_06_says_of_scikit_learn_what_is_true():
    network = pytest.importorskip("sklearn.neural_network")
    rng = np.random.default_rng(1)
    fitted = network.MLPClassifier((3,), max_iter=5, solver="lbfgs").fit(rng.normal(size=(30, 2)), np.arange(30) % 3)
    assert fitted.out_activation_ == "softmax"


def test_lab_05_says_of_pytorch_what_is_true(torch):
    space = {"torch": torch, "alpha": 0.1, "beta": 0.8}
    steps = {"plain": "gradient descent", "momentum": "momentum", "rmsprop": "RMSprop", "adagrad": "AdaGrad", "adam": "Adam"}
    for name, ours in steps.items():
        theta = torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64, requires_grad=True)
        exec(bridge("05")[0], space | {"params": [theta]}, optimizers := {})
        settings = {"beta": 0.8} if name in ("momentum", "rmsprop") else {}
        own, optimizer = theta.detach().numpy().copy(), OPTIMIZERS[ours](0.1, **settings)
        optimizer.reset(own)
        for slopes in np.random.default_rng(0).standard_normal((6, 3)):
            theta.grad = torch.tensor(slopes)
            optimizers[name].step()
            optimizer.step(own, slopes)
        np.testing.assert_allclose(theta.detach().numpy(), own, rtol=1e-6, err_msg=name)


def test_lab_05_says_of_scikit_learn_what_is_true():
    defaults = pytest.importorskip("sklearn.neural_network").MLPClassifier().get_params()
    ours = Adam()
    assert (defaults["beta_1"], defaults["beta_2"], defaults["epsilon"]) == (ours.beta1, ours.beta2, ours.epsilon)
    assert {"learning_rate_init", "alpha"} <= set(defaults)


def test_lab_00_says_of_pytorch_what_is_true(torch):
    rng = np.random.default_rng(2)
    n, n_prev, m = 1, 3, 8
    A_prev, Y = rng.normal(size=(n_prev, m)), (np.arange(m) % 2)[None].astype(float)
    space = {"torch": torch, "n": n, "n_prev": n_prev, "A_prev": torch.tensor(A_prev), "Y": torch.tensor(Y)}
    torch.set_default_dtype(torch.float64)
    try:
        exec(bridge("00")[0], space)
    finally:
        torch.set_default_dtype(torch.float32)
    W, b = (one.detach().numpy() for one in (space["layer"].weight, space["layer"].bias))
    Z = W @ A_prev + b[:, None]
    np.testing.assert_allclose(space["Z"].detach().numpy(), Z, rtol=1e-6)
    dW = (sigmoid(Z) - Y) @ A_prev.T / m
    np.testing.assert_allclose(space["layer"].weight.grad.numpy(), dW, rtol=1e-6)


@pytest.mark.filterwarnings("ignore:Stochastic Optimizer")
def test_lab_00_says_of_scikit_learn_what_is_true():
    network = pytest.importorskip("sklearn.neural_network")
    X, Y = np.random.default_rng(3).normal(size=(2, 40)), (np.arange(40) % 2)[None]
    fitted = network.MLPClassifier(hidden_layer_sizes=(3,), activation="tanh", max_iter=3).fit(X.T, Y[0])
    assert [W.shape for W in fitted.coefs_] == [(2, 3), (3, 1)]


def test_lab_01_says_of_scikit_learn_what_is_true():
    names = ("linear_model", "model_selection", "pipeline", "preprocessing")
    sklearn = SimpleNamespace(**{name: pytest.importorskip(f"sklearn.{name}") for name in names})
    X, Y = data.breast_cancer()
    exec(bridge("01")[0], space := {"sklearn": sklearn, "X": X, "Y": Y})
    assert [len(space[name]) for name in ("X_train", "X_dev", "y_train", "y_dev")] == [398, 171, 398, 171]
    shares = [Y[0, dev].mean() for _, dev in space["folds"].split(X.T, Y[0])]
    assert np.ptp(shares) < 0.01  # each class as often in every fold
    assert space["scores"].shape == (5,) and space["scores"].min() > 0.9
    patients = np.arange(X.shape[1]) // 2
    for train, dev in sklearn.model_selection.GroupKFold(5).split(X.T, Y[0], patients):
        assert not set(patients[train]) & set(patients[dev])


def test_lab_07_says_of_scikit_learn_and_scipy_what_is_true():
    sklearn = SimpleNamespace(model_selection=pytest.importorskip("sklearn.model_selection"))
    scipy = SimpleNamespace(stats=pytest.importorskip("scipy.stats"))
    values = {"alpha": [0.1, 0.01], "units": [8, 16]}
    exec(bridge("07")[0], space := {"sklearn": sklearn, "scipy": scipy, "values": values})
    assert sorted(map(str, space["points"])) == sorted(map(str, grid(values)))
    ours, at = Log(1e-4, 1), np.linspace(0.1, 0.9, 5)
    np.testing.assert_allclose([ours.at(u) for u in at], scipy.stats.loguniform(1e-4, 1).ppf(at))
    assert space["alphas"].shape == (25,) and np.all((space["alphas"] > 1e-4) & (space["alphas"] < 1))
