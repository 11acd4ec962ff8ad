"""Why a step of the build failed, read off its last lines: the true cause with the cure that helps."""

import re
import shutil

from launcher.basics import COPY_IT, MAKE_ROOM, MORE_MEMORY, ROOT, TO_THIS_MACHINE

TOO_LITTLE = 100e6  # bytes
DISK_FULL = "the disk is full. " + MAKE_ROOM
TAMPERED = (
    "a downloaded package is not the one in the lock: it was damaged on the way, or somebody changed it. Cure: start again, "
    "if need be on another network; if it comes back, do not install it, and tell whoever looks after the network."
)
CERTIFICATE = (
    "the package index shows a certificate that is not trusted here. Cure: where the network has its own proxy, ask "
    "for its certificate and set PIP_CERT (or SSL_CERT_FILE) to it."
)
CLOCK = (
    "this machine and the package index do not agree on what day it is: the index's certificate is not valid yet, or no "
    "longer. Cure: set the clock of this machine, and start again."
)
PROXY = (
    "the network's proxy asks for a name and a password. Cure: set HTTPS_PROXY to http://NAME:PASSWORD@HOST:PORT with "
    "those of the network, and start again."
)
NETWORK = "the package index cannot be reached. Cure: see that the network is up, and start again."
NO_PACKAGE = (
    "there is no ready-made package for this Python on this machine. Cure: run labs.py with a 64-bit Python 3.11 to 3.13 "
    "from https://www.python.org."
)
NO_LINKS = "this disk lets no environment be made on it, as many a USB stick. " + TO_THIS_MACHINE
IN_THE_WAY = "a file is in the way of the folder .venv. Cure: remove that file, and start again."
UNKNOWN = "its last lines above say why. Cure: python3 labs.py doctor looks at the machine; then start again."

CAUSES = (  # what pip, uv and venv print, and what it means; the first that fits
    (r"No space left on device|Errno 28\b|os error 28\b|not enough space", DISK_FULL),
    (r"Disk quota exceeded|Errno 122\b|os error 122\b", "your share of the disk is full. " + MAKE_ROOM),
    (r"DO NOT MATCH THE HASHES|[Hh]ash mismatch", TAMPERED),
    (r"Read-only file system|Errno 30\b|os error 30\b", "this disk is read-only. " + COPY_IT),
    (r"Permission denied|Errno 13\b|os error 13\b|Access is denied", "you may not write there. " + COPY_IT),
    (r"File exists|Errno 17\b|Not a directory|Errno 20\b", IN_THE_WAY),
    (r"Operation not permitted|Errno 1\b|os error 1\b", NO_LINKS),
    (r"MemoryError|Cannot allocate memory|Errno 12\b|os error 12\b", MORE_MEMORY),
    (r"certificate (is not yet valid|not valid yet|has expired|expired)", CLOCK),
    (r"407 Proxy|Proxy Authentication Required", PROXY),
    (r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate", CERTIFICATE),
    (r"[Tt]emporary failure in name|getaddrinfo|dns error|[Nn]o route to host|[Nn]etwork is unreachable", NETWORK),
    (
        r"[Cc]onnection (broken|refused|reset|error)|NewConnectionError|[Tt]imed? ?out|error sending request|ProxyError",
        NETWORK,
    ),
    (r"No matching distribution|has no( usable)? wheels|no version of|unsatisfiable", NO_PACKAGE),
)


ENDED = (-9, 137)  # exit codes of a step that somebody else ended: nearly always the system, for want of memory


def cause(said: str, code: int = 1) -> str:
    """The sentence for what a step of the build ``said`` before it failed with this exit code."""
    if code in ENDED:
        return MORE_MEMORY
    if re.search(r"ensurepip is not|No module named '?(ensurepip|venv)", said):
        return venv_hint()
    silent = DISK_FULL if shutil.disk_usage(ROOT).free < TOO_LITTLE else UNKNOWN  # venv does not say why pip failed
    return next((sentence for pattern, sentence in CAUSES if re.search(pattern, said)), silent)


def venv_hint() -> str:
    cure = (
        "sudo apt install python3-venv"
        if shutil.which("apt")
        else "install Python from https://www.python.org, which has it, and run labs.py with that"
    )
    return f"this Python cannot make a virtual environment: its venv part is missing. Cure: {cure}"
