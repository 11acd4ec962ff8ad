"""What a result depends on besides the code: processor and versions. No names of hosts, users or folders."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = ("numpy", "matplotlib", "scikit-learn", "torch", "ipykernel", "ipywidgets", "anywidget", "jupyterlab")


def describe() -> dict:
    """Cores, processor, system and the versions of Python and of the libraries that take part."""
    return {
        "cores": os.cpu_count(),
        "processor": processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        **{name: installed(name) for name in LIBRARIES},
    }


def processor() -> str:
    """The processor's model where the system tells it, else its kind."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
