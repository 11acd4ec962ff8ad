"""Where the project is, how the launcher speaks, and what an error of the system means in plain words."""

import errno
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GB_NEEDED = 1.5
FETCH = "Cure: fetch the labs again, or git checkout --"
NO_LABS = f"the folder notebooks/ has no labs. {FETCH} notebooks"
COPY_IT = "Cure: copy the labs to a folder of your own, and start them there."
TO_THIS_MACHINE = "Cure: copy the labs to a disk of this machine, and start them there."
MORE_MEMORY = "there is not enough memory. Cure: close other programs, and start again."
SHIPPED = ("data/", "labutils/", "launcher/", "notebooks/", "requirements")
MAKE_ROOM = f"Cure: make room (the environment needs {GB_NEEDED} GB), and start again."
CURES = {
    errno.ENOSPC: "the disk is full. " + MAKE_ROOM,
    getattr(errno, "EDQUOT", errno.ENOSPC): "your share of the disk is full. " + MAKE_ROOM,
    errno.EROFS: "this disk is read-only. " + COPY_IT,
    errno.EACCES: "you may not write there. " + COPY_IT,
    errno.EPERM: "you may not write there. " + COPY_IT,
    errno.ENOMEM: MORE_MEMORY,
    errno.EAGAIN: "this machine lets you start no more programs. Cure: close some, and start again.",
    errno.EEXIST: "something else has that name. Cure: rename it.",
    errno.ENOTDIR: "a file is where a folder belongs. Cure: rename that file.",
    errno.EISDIR: "a folder is where a file belongs. Cure: rename that folder.",
}


class Stop(Exception):
    """Ends the launcher with a sentence that says what is wrong and what helps."""


def say(text: str) -> None:
    """Tell the learner what is going on, at once."""
    tell(f"labs.py: {text}")


def tell(text: str) -> None:
    """Print it; what a full disk or a closed pipe does not take is told like an error, and so is all that follows."""
    try:
        print(text, flush=True)
    except OSError:
        sys.stdout = sys.stderr
        print(text, flush=True)


def plain_words(error: OSError) -> str:
    """What the system refused, as a sentence with its cure; an error that has words of its own speaks for itself."""
    if error.errno is None and str(error):
        return str(error)
    where = error.filename2 or error.filename or "this folder"
    if error.errno == errno.ENOENT and (ours := shipped_as(where)):
        return f"{ours} is missing. {FETCH} {ours}"
    return f"{where}: " + CURES.get(error.errno, f"{error.strerror or error}. Cure: see that it can be read and written.")


def shipped_as(where: object) -> str:
    """What the labs call this file of theirs; empty for any other."""
    path = Path(os.path.abspath(where)) if isinstance(where, str) else ROOT
    inside = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
    return inside if inside.startswith(SHIPPED) else ""
