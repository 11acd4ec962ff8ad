"""JupyterLab with its doors shut, inside the environment: ``python -m launcher.server WORK PAGE browser|no-browser ...``.

It listens on this machine only and answers to a token that is new at each start, whatever Jupyter settings exist: no
configuration folder is read but one that is made for this start, and what guards the doors is set as on the command line,
which wins over every file. Options of the learner's own command line hold. The token comes from JupyterLab (which prints
only a token that it made itself), and so is never part of a command line, which other users of a machine may read; nor can
they read the page with the token that JupyterLab lays down for the browser: the folder that is made for this start is ours
alone.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from launcher.wake import wake_kernels

CONFIG = {  # JupyterLab's config files: no news, no update check, no extension index
    "jupyter_lab_config.json": {
        "LabApp": {
            "news_url": None,
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "extension_manager": "readonly",
        },
        "KernelManager": {"transport_encryption": "auto"},
    },
    "labconfig/default_setting_overrides.json": {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}
    },
}
ALIASES = {"ip": "ServerApp.ip", "notebook-dir": "ServerApp.root_dir"}


def serve(work: Path, page: str, browser: str, *options: str) -> None:
    from jupyter_core import paths
    from jupyterlab.labapp import LabApp

    wake_kernels()
    with tempfile.TemporaryDirectory(prefix="labs-jupyter-") as folder:
        write_config(Path(folder))
        os.environ["JUPYTER_CONFIG_DIR"] = folder
        os.environ["JUPYTER_RUNTIME_DIR"] = str(Path(folder) / "runtime")
        paths.SYSTEM_CONFIG_PATH.clear()
        LabApp.launch_instance([*ours(work, page, browser == "browser", options), *options])


def write_config(folder: Path) -> None:
    for name, settings in CONFIG.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), "utf-8")


def ours(work: Path, page: str, browser: bool, options: tuple[str, ...]) -> list[str]:
    """Our options, without those that the learner gives a value of their own."""
    settings = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.disable_check_xsrf": False,
        "ServerApp.allow_remote_access": False,
        "ServerApp.allow_origin": "",
        "ServerApp.allow_origin_pat": "",
        "ServerApp.allow_credentials": False,
        "ServerApp.root_dir": work,
        "ServerApp.log_level": "WARN",
        "ServerApp.answer_yes": True,  # one Ctrl-C ends it, with no question after it
        "ServerApp.open_browser": browser,
        "ServerApp.kernel_websocket_connection_class": "launcher.prompt.PromptConnection",
        "ServerApp.contents_manager_class": "launcher.pictures.PicturesStay",
        "LabApp.default_url": page,
        "LabApp.user_settings_dir": work / ".jupyter/lab/user-settings",  # the theme, key bindings and the like
        "LabApp.workspaces_dir": work / ".jupyter/lab/workspaces",
    }
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container; JupyterLab would refuse to start
        settings["ServerApp.allow_root"] = True
    told = {option.lstrip("-").split("=")[0] for option in options}
    told |= {ALIASES.get(name, name) for name in told}
    return [f"--{name}={value}" for name, value in settings.items() if name not in told]


if __name__ == "__main__":
    work, page, browser, *options = sys.argv[1:]
    serve(Path(work), page, browser, *options)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # an idle thread of anyio's, left behind when the loop has ended, would keep Python waiting forever
