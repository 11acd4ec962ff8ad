"""What a JupyterHub starts for each learner: ``python -m launcher.hub``, in the environment, as that learner.

It lays the labs into a folder of the learner's own (``~/labs``, or LABS_WORK), keeps the progress there, and becomes
``jupyterhub-singleuser`` with the labs' settings. The labs themselves may be read-only. The hub minds the doors.
"""

import contextlib
import os
import sys
from pathlib import Path

from launcher.copies import copy_labs
from launcher.server import write_config
from launcher.update import news
from launcher.wake import wake_kernels

SETTINGS = {
    "ServerApp.kernel_websocket_connection_class": "launcher.prompt.PromptConnection",
    "ServerApp.contents_manager_class": "launcher.pictures.PicturesStay",
}

NEWS = "newer labs.txt"  # nobody sees what a hub's server prints


def main() -> None:
    """Never returns: this process becomes the learner's server."""
    work = Path(os.environ.get("LABS_WORK") or Path.home() / "labs")
    work.mkdir(mode=0o700, parents=True, exist_ok=True)  # a home is often open to the other accounts of the machine
    copy_labs(work)
    tell(work)
    wake_kernels()
    config = work / ".jupyter" / "config"
    write_config(config)
    here = Path(sys.executable).parent
    ours = {
        "JUPYTER_CONFIG_DIR": str(config),
        "LABS_PROGRESS": str(work / "progress.sqlite"),
        "LABS_WORK": str(work),
        "PATH": f"{here}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    settings = {"ServerApp.root_dir": work, "ServerApp.terminado_settings": terminals(), **SETTINGS}
    options = [*(f"--{name}={value}" for name, value in settings.items()), *root]
    os.chdir(work)
    os.execve(here / "jupyterhub-singleuser", ["jupyterhub-singleuser", *options, *sys.argv[1:]], {**os.environ, **ours})


def terminals() -> dict[str, list[str]]:
    """The learner's shell, but no login shell, as Jupyter would start where it has no screen: there /etc/profile sets
    PATH, and ``python`` would no longer be that of the labs."""
    return {"shell_command": [os.environ.get("SHELL") or "sh"]}


def tell(work: Path) -> None:
    """A file that says which labs are newer than their copies, as long as there are any."""
    with contextlib.suppress(OSError):  # a full disk must not keep the learner out
        (work / NEWS).unlink(missing_ok=True)
        if said := "\n".join(news(work, "python -m launcher.update in a terminal")):
            (work / NEWS).write_text(said + "\n", "utf-8")


if __name__ == "__main__":
    main()
