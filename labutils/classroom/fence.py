"""What keeps a stranger's program in: bubblewrap (namespaces of Linux), and limits on time and memory.

Inside there is no network, no file of the teacher's but Python and these labs, nothing that can be written except a small
/tmp, and no other process. The limits hold without bubblewrap, too; the rest does not.
"""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from ..checks import resources

LABUTILS = Path(__file__).resolve().parents[1]
SYSTEM = ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin", "/etc/ld.so.cache")
SECONDS = 30  # for one exercise, unless told otherwise
MEMORY = 512 * 2**20  # bytes beyond what Python and the labs take
PROCESSES = 16
FILE = 16 * 2**20
APART = ("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try")
AS_USER = (*APART, "--unshare-user")
# The kernel counts no processes of root's, in whatever namespace. So root's checker may do one thing more than others: run
# each exercise as a user that nobody else is.
AS_ROOT = (*APART, "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_KILL")


def fenced(command: list[str]) -> list[str]:
    """The command, to be run behind bubblewrap."""
    places = {*SYSTEM, sys.prefix, sys.base_prefix, str(LABUTILS), str(LABUTILS.parent / "data")}
    above = sorted({str(folder) for place in places for folder in Path(place).parents if str(folder) not in ("/", "/tmp")})
    ways = [word for folder in above if not Path(folder).is_symlink() for word in ("--perms", "0755", "--dir", folder)]
    shown = [word for place in sorted(places) if Path(place).exists() for word in ("--ro-bind", place, place)]
    links = [word for place in SYSTEM if Path(place).is_symlink() for word in ("--symlink", os.readlink(place), place)]
    if links:  # /bin -> usr/bin stays the link it is
        names = set(links[2::3])
        shown = [word for i in range(0, len(shown), 3) if shown[i + 1] not in names for word in shown[i : i + 3]]
    return [
        "bwrap", "--size", str(4 * FILE), "--perms", "1777", "--tmpfs", "/tmp", *ways, *shown, *links, "--proc", "/proc",
        "--dev", "/dev", *(AS_ROOT if os.geteuid() == 0 else AS_USER), "--die-with-parent", "--new-session",
        "--chdir", "/tmp", *command,
    ]  # fmt: skip


def why_not() -> str:
    """Why there is no fence on this machine; "" where there is one."""
    if not shutil.which("bwrap"):
        return "bubblewrap is not installed. Cure: sudo apt install bubblewrap (or your system's package of that name)"
    tried = subprocess.run(fenced([sys.executable, "-c", "print('in')"]), capture_output=True, text=True, timeout=60)
    return (
        "" if tried.stdout == "in\n" else f"bubblewrap does not work here: {tried.stderr.strip() or 'no reason was given'}"
    )


def limit_this_process(seconds: int, alone: bool) -> None:
    """Memory, processes, file size and time of this process and its children, for good. Not on Windows.

    seconds : of the processor, in each of them.
    alone : nobody else lives here (behind the fence), so that root can become a user of its own.
    """
    resources.limit_this_process(memory=MEMORY, CPU=seconds, NPROC=PROCESSES, FSIZE=FILE, CORE=0)
    if alone and os.geteuid() == 0:
        nobody = 60_000 + secrets.randbelow(5_000)
        os.setgroups([])
        os.setgid(nobody)
        os.setuid(nobody)
