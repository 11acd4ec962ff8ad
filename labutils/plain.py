"""The formulas as they are printed, line by line. The library's faster forms of them are tested against these to 1e-12.

Each fast form fills arrays that are there already and goes over the data fewer times: a step of training with these forms
instead takes 12 % longer (activations), 5 % (Adam), 24 % (batchnorm), measured by the step bench.

Z, A, dZ_tilde : (n, m), one column for each example; gamma, beta : (n, 1). Nothing is checked here, and nothing is changed
in place; what overflows is inf, with NumPy's own warning.
"""

import numpy as np


def sigmoid(Z):
    """A = 1 / (1 + e^-Z) in [0, 1]; ``functions.sigmoid`` writes it with tanh, because e^-Z overflows below Z = -709."""
    return 1 / (1 + np.exp(-Z))


def sigmoid_slope(A):
    """dA/dZ = A (1 - A), at most 1/4, from A = sigmoid(Z)."""
    return A * (1 - A)


def tanh_slope(A):
    """dA/dZ = 1 - A², at most 1, from A = tanh(Z)."""
    return 1 - A**2


def relu(Z):
    """A = max(0, Z) (Nair & Hinton, 2010)."""
    return np.maximum(0, Z)


def relu_slope(A):
    """dA/dZ = 1 where A > 0, else 0, from A = relu(Z); at Z = 0 the subgradient 0 is taken."""
    return np.where(A > 0, 1, 0)


def softmax(Z):
    """A = e^Z / Σ e^Z over the classes, with max Z subtracted first. Z : (C, m) -> (C, m), columns sum to 1."""
    T = np.exp(Z - Z.max(axis=0, keepdims=True))
    return T / T.sum(axis=0, keepdims=True)


def batchnorm_forward(Z, gamma, beta, epsilon: float = 1e-8):
    """Z_tilde = gamma (Z - mu)/√(sigma2 + epsilon) + beta, (n, m) (Ioffe & Szegedy, 2015); see ``layers.BatchNorm.forward``.

    mu and sigma2 are those of the m >= 2 examples in Z, and sigma2 divides by m.  epsilon > 0, in the units of sigma2.
    """
    mu = Z.mean(axis=1, keepdims=True)
    sigma2 = Z.var(axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(sigma2 + epsilon)
    return gamma * Z_norm + beta


def batchnorm_backward(dZ_tilde, Z, gamma, epsilon: float = 1e-8):
    """(dZ, dgamma, dbeta), of shapes (n, m), (n, 1), (n, 1), from dJ/dZ_tilde; see ``layers.BatchNorm.backward``.

    Z and epsilon are those of the way forward (Ioffe & Szegedy, 2015).
    """
    m = Z.shape[1]
    sigma = np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
    Z_norm = (Z - Z.mean(axis=1, keepdims=True)) / sigma
    dgamma = (dZ_tilde * Z_norm).sum(axis=1, keepdims=True)
    dbeta = dZ_tilde.sum(axis=1, keepdims=True)
    dZ = gamma / sigma * (dZ_tilde - dbeta / m - Z_norm * dgamma / m)
    return dZ, dgamma, dbeta


def adam_step(theta, grad, v, s, t: int, alpha: float, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8):
    """(theta, v, s) after update number t = 1, 2, ... (Kingma & Ba, 2015); see ``optimizers.Adam.update``.

    theta, grad, v, s : arrays of one shape; v and s are 0 before the first update.  alpha > 0; beta1, beta2 in [0, 1);
    epsilon >= 0, in the units of the gradient.
    """
    v = beta1 * v + (1 - beta1) * grad
    s = beta2 * s + (1 - beta2) * grad**2
    v_corrected = v / (1 - beta1**t)
    s_corrected = s / (1 - beta2**t)
    theta = theta - alpha * v_corrected / (np.sqrt(s_corrected) + epsilon)
    return theta, v, s
