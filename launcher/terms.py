"""The launcher's own terms: settings from outside that would bend Python, pip, uv or Jupyter stay outside."""

import os

KEPT = {  # by whose settings they are: how to reach a package index, and what only changes how things look
    "PIP_": "INDEX_URL EXTRA_INDEX_URL FIND_LINKS NO_INDEX PROXY CERT CLIENT_CERT TRUSTED_HOST TIMEOUT DEFAULT_TIMEOUT "
    "RETRIES CONFIG_FILE CACHE_DIR NO_CACHE_DIR KEYRING_PROVIDER DISABLE_PIP_VERSION_CHECK",
    "UV_": "INDEX_URL EXTRA_INDEX_URL DEFAULT_INDEX INDEX FIND_LINKS OFFLINE INSECURE_HOST NATIVE_TLS SYSTEM_CERTS "
    "HTTP_TIMEOUT CACHE_DIR NO_CACHE KEYRING_PROVIDER LINK_MODE CONFIG_FILE",
    "PYTHON": "HASHSEED UTF8 IOENCODING UNBUFFERED DONTWRITEBYTECODE PYCACHEPREFIX FAULTHANDLER",
    "JUPYTER": "",
    "JPY_": "",
    "IPYTHONDIR": "",
    "MPLBACKEND": "",
    "MATPLOTLIBRC": "",
    "VIRTUAL_ENV": "",
    "__PYVENV_LAUNCHER__": "",
}
OURS = {"PYTHONNOUSERSITE": "1", "JUPYTER_PLATFORM_DIRS": "1", "JUPYTER_PREFER_ENV_PATH": "1"}


def bent() -> list[str]:
    """The settings of this environment that the launcher keeps from its children."""
    return sorted(name for name in os.environ if is_bent(name.upper()))


def is_bent(name: str) -> bool:
    return any(name.startswith(prefix) and name[len(prefix) :] not in kept.split() for prefix, kept in KEPT.items())


def our_terms() -> dict[str, str]:
    """The environment of each child."""
    outside = set(bent())
    return {name: value for name, value in os.environ.items() if name not in outside} | OURS
