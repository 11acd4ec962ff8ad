"""The launcher's own terms: settings from outside that would bend Python, pip, uv or Jupyter stay outside."""

import os
from pathlib import Path

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
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
CGROUPS = Path("/sys/fs/cgroup")
OURS = {"PYTHONNOUSERSITE": "1", "JUPYTER_PLATFORM_DIRS": "1", "JUPYTER_PREFER_ENV_PATH": "1"}


def bent() -> list[str]:
    """The settings of this environment that the launcher keeps from its children."""
    return sorted(name for name in os.environ if is_bent(name.upper()))


def is_bent(name: str) -> bool:
    return any(name.startswith(prefix) and name[len(prefix) :] not in kept.split() for prefix, kept in KEPT.items())


def our_terms() -> dict[str, str]:
    """The environment of each child: without what bends it, and with no more BLAS threads than there are processors."""
    outside = set(bent())
    threads = dict.fromkeys(THREADS, str(processors()))
    return threads | {name: value for name, value in os.environ.items() if name not in outside} | OURS


def processors() -> int:
    """How many this process may use: the machine's, or fewer where it is bound to some or a container has a quota."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min([bound, *(round(quota) for quota in quotas())]))


def quotas() -> list[float]:
    """Processors granted by the control groups this process is in (Linux; version 2, then version 1)."""
    granted = []
    for folder, names in (("", ("cpu.max",)), ("cpu", ("cpu.cfs_quota_us", "cpu.cfs_period_us"))):
        for part in (folder, folder + own_group()):
            try:
                words = " ".join((CGROUPS / part.strip("/") / name).read_text() for name in names).split()
                granted.append(int(words[0]) / int(words[1]))
            except (OSError, ValueError, IndexError):  # no such group, or "max": no quota
                continue
    return [quota for quota in granted if quota > 0]


def own_group() -> str:
    try:
        return next(line.split(":", 2)[2] for line in Path("/proc/self/cgroup").read_text().splitlines() if "::" in line)
    except (OSError, StopIteration):
        return ""
