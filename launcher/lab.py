"""Opens JupyterLab on the working copies: token and XSRF check on, news and update calls off."""

import contextlib
import json
import os
import sys
from pathlib import Path

from launcher.copies import WORK, find_lab, labs, lay_working_copies
from launcher.environment import ensure_environment, in_environment, say

CONFIG = {  # JupyterLab's config files in work/.jupyter: no news, no update check, no extension index
    "jupyter_lab_config.json": {
        "LabApp": {
            "news_url": None,
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "extension_manager": "readonly",
        },
        "ServerApp": {"kernel_websocket_connection_class": "launcher.prompt.PromptConnection"},
        "KernelManager": {"transport_encryption": "auto"},
    },
    "labconfig/default_setting_overrides.json": {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}
    },
}
# A config folder of our own and no token from outside: no old setting turns the token off or the news on.
SETTINGS = {
    "JUPYTER_CONFIG_DIR": str(WORK / ".jupyter"),
    "JUPYTER_PLATFORM_DIRS": "1",
    "JUPYTER_TOKEN": None,
    "LABS_PROGRESS": str(WORK / "progress.sqlite"),
}


def open_labs(*arguments: str) -> int:
    named = arguments[:1] if arguments and not arguments[0].startswith("-") else ()
    first = find_lab(*named) if named else next(iter(labs()), None)
    ensure_environment()
    lay_working_copies()
    lay_config()
    say("opening JupyterLab on your copies in work/; Ctrl-C here ends it.")
    if no_screen():
        say("no screen here: open the address with ?token= below in a browser yourself.")
    code = 0
    with contextlib.suppress(KeyboardInterrupt):  # here Ctrl-C is the way to end well
        code = in_environment("-m", "jupyterlab", *lab_options(first), *arguments[len(named) :], **SETTINGS)
    say("JupyterLab has ended. Your work is in work/; python3 labs.py opens it again.")
    return code


def lab_options(first: Path | None) -> list[str]:
    """The token stays as JupyterLab has it, new at each start; a taken port makes it try the next ones."""
    options = [
        f"--ServerApp.root_dir={WORK}",
        "--ServerApp.disable_check_xsrf=False",
        "--ServerApp.log_level=WARN",
        "--ServerApp.answer_yes=True",  # one Ctrl-C ends it, with no question after it
        f"--ServerApp.open_browser={not no_screen()}",
    ]
    if first:
        options.append(f"--LabApp.default_url=/lab/tree/{first.name}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container; JupyterLab would refuse to start
        options.append("--ServerApp.allow_root=True")
    return options


def lay_config() -> None:
    for name, settings in CONFIG.items():
        path = WORK / ".jupyter" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings, indent=1), "utf-8")


def no_screen() -> bool:
    """Without one, Python would start a text browser in this very terminal."""
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform.startswith("linux") and not screen
