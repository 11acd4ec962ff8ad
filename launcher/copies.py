"""The shipped labs and the learner's working copies of them in work/; a copy is never overwritten."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from launcher.environment import ROOT, Stop, say

NOTEBOOKS, WORK = ROOT / "notebooks", ROOT / "work"


def labs() -> list[Path]:
    return sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))


def find_lab(number: str) -> Path:
    for lab in labs():
        if lab.name.startswith(number.zfill(2) + "_"):
            return lab
    raise Stop(f"there is no lab {number}. Labs here: {', '.join(lab.name[:2] for lab in labs()) or 'none'}.")


def lay_working_copies() -> None:
    """Copy each shipped notebook into work/ unless there is one already: that one is never overwritten."""
    for lab in labs():
        if not (WORK / lab.name).exists():
            copy_whole(lab, WORK / lab.name)


def copy_whole(source: Path, target: Path) -> None:
    """Copy under another name, then rename: whoever looks finds the whole file or none."""
    target.parent.mkdir(exist_ok=True)
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    os.replace(part, target)


def reset_lab(*arguments: str) -> int:
    if len(arguments) != 1:
        raise Stop("which lab? For example: python3 labs.py reset 03")
    lab = find_lab(arguments[0])
    mine = WORK / lab.name
    if mine.exists():
        kept = mine.with_name(f"{mine.stem}_{datetime.now():%Y-%m-%d_%H%M%S_%f}.ipynb")
        mine.rename(kept)
        say(f"yours is kept as work/{kept.name}")
    copy_whole(lab, mine)
    say(f"fresh copy: work/{lab.name}")
    return 0
