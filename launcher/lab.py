"""Opens JupyterLab on the working copies; ``launcher.server`` is what runs it, in the environment."""

import contextlib
import os
import sys

from launcher.basics import NO_LABS, Stop, say
from launcher.copies import PROGRESS, WORK, find_lab, labs, last_lab, make_working_copies
from launcher.doctor import hiding
from launcher.environment import ensure_environment, in_environment
from launcher.update import news


def open_labs(*arguments: str) -> int:
    named = arguments[:1] if arguments and not arguments[0].startswith("-") else ()
    if named:
        find_lab(*named)  # an unknown one is told before anything is built
    if not labs():
        raise Stop(NO_LABS)
    ensure_environment()
    make_working_copies()
    first = find_lab(*named) if named else last_lab()
    for sentence in (*news(WORK), *hiding()):
        say(sentence)
    say("opening JupyterLab on your copies in work/; Ctrl-C here ends it.")
    if no_screen():
        say("no screen here: open the address with ?token= below in a browser yourself.")
    page = f"/lab/tree/{first.name}" if first else "/lab"
    browser = "no-browser" if no_screen() else "browser"
    code = 0
    with contextlib.suppress(KeyboardInterrupt):  # here Ctrl-C is the way to end well
        kept = {"LABS_PROGRESS": str(PROGRESS)}
        code = in_environment("-m", "launcher.server", WORK, page, browser, *arguments[len(named) :], **kept)
    if code:
        say("JupyterLab did not end well; its last lines above say why. Cure: python3 labs.py doctor looks at the machine.")
    say("JupyterLab has ended. Your work is in work/; python3 labs.py opens it again.")
    return code


def no_screen() -> bool:
    """Without one, Python would start a text browser in this very terminal."""
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform.startswith("linux") and not screen
