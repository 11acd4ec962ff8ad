"""The shipped labs and the learner's working copies of them in work/; a copy is never overwritten."""

import json
import os
import stat
import tempfile
import time
from datetime import datetime
from pathlib import Path

from launcher.alone import alone
from launcher.basics import FETCH, ROOT, Stop, say
from launcher.versions import Notebook, digest, made_from, marked, version, without_outputs

NOTEBOOKS, WORK = ROOT / "notebooks", ROOT / "work"
PROGRESS = WORK / "progress.sqlite"
WAIT = "until it has finished with work/"


def labs() -> list[Path]:
    return sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))


def find_lab(number: str) -> Path:
    for lab in labs():
        if lab.name.startswith(number.zfill(2) + "_"):
            return lab
    raise Stop(f"there is no lab {number}. Labs here: {', '.join(lab.name[:2] for lab in labs()) or 'none'}.")


def make_working_copies() -> None:
    """Copy each shipped notebook into work/ unless there is one already: that one is never overwritten."""
    with alone(WAIT):
        copy_labs(WORK)


def copy_labs(work: Path) -> None:
    """Make the copies that are not there yet.

    All get the same time, no later than what the learner wrote last: ``last_lab`` goes by it.
    """
    mine = {lab: work / lab.name for lab in labs()}
    written = [copy.stat().st_mtime for copy in mine.values() if copy.exists()]
    when = max(written, default=time.time())
    for lab, copy in mine.items():
        if not os.path.lexists(copy):
            copy_fresh(shipped(lab), copy)
            os.utime(copy, (when, when))


def last_lab() -> Path | None:
    """The lab whose copy was saved last; before the first one was, the first."""
    saved = {lab: (WORK / lab.name).stat().st_mtime for lab in labs() if (WORK / lab.name).exists()}
    return max(saved, key=saved.get, default=next(iter(labs()), None))


def shipped(lab: Path) -> Notebook:
    """One of the labs as it came; Stop where its file is damaged."""
    return read(lab, f"notebooks/{lab.name} is damaged. {FETCH} notebooks/{lab.name}")


def read(path: Path, or_else: str) -> Notebook:
    """The notebook in this file; Stop with the words ``or_else`` where it holds none."""
    try:
        notebook = json.loads(path.read_text("utf-8"))
        made_from(notebook), version(notebook), [digest(cell) for cell in notebook["cells"]]  # reads all that is read later
        return notebook
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Stop(or_else) from error


def copy_fresh(notebook: Notebook, target: Path) -> None:
    """The notebook as before its first run: outputs would give away what the learner is asked to predict.

    It keeps the version that it is made from, see ``launcher.versions``.
    """
    write_whole(target, as_file(marked(without_outputs(notebook), version(notebook))))


def as_file(notebook: Notebook) -> bytes:
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def write_whole(target: Path, content: bytes) -> None:
    """Written under another name, then renamed: whoever looks finds the whole file or none. A file that was there before
    keeps its place behind a link, and whoever may read it.
    """
    target = Path(os.path.realpath(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(part, stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o644)
        os.replace(part, target)
    except BaseException:
        os.unlink(part)
        raise


def dated(copy: Path) -> Path:
    """The name under which an old copy is kept."""
    return copy.with_name(f"{copy.stem}_{datetime.now():%Y-%m-%d_%H%M%S_%f}.ipynb")


def reset_lab(*arguments: str) -> int:
    if len(arguments) != 1:
        raise Stop("which lab? For example: python3 labs.py reset 03")
    lab = find_lab(arguments[0])
    mine = WORK / lab.name
    with alone(WAIT):
        fresh = shipped(lab)  # before anything is moved
        if os.path.lexists(mine):
            kept = dated(mine)
            mine.rename(kept)
            say(f"yours is kept as work/{kept.name}")
        copy_fresh(fresh, mine)
    say(f"fresh copy: work/{lab.name}")
    return 0
