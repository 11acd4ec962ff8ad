"""A recipe as one line of text that survives mail and chat, and is either whole or refused in one sentence."""

import base64
import hashlib
import json
import re
import zlib

from .recipe import Recipe, checked_recipe
from .settings import RecipeError, shown

START = "LABS1"
LONGEST_TEXT = 200_000  # letters
LARGEST = 1_000_000  # bytes of JSON
CURE = "Copy the whole line again, from LABS1 to its last character."


def packed(recipe: Recipe) -> str:
    """LABS1.<checksum>.<JSON, deflated, in base64url>: equal recipes give equal strings.

    >>> unpacked(packed(Recipe(seed=7))).seed
    7
    """
    plain = json.dumps(checked_recipe(recipe).plain(), separators=(",", ":"), allow_nan=False).encode()
    body = base64.urlsafe_b64encode(zlib.compress(plain, 9)).decode().rstrip("=")
    return f"{START}.{_checksum(body)}.{body}"


def unpacked(text: str) -> Recipe:
    """The recipe in such a string, with white space about it or line breaks within; RecipeError for anything else."""
    if not isinstance(text, str):
        raise RecipeError(f"a share string is {shown(text)}; expected text that begins with {START}. {CURE}")
    if len(text) > LONGEST_TEXT:
        raise RecipeError(f"the share string has {len(text):,} letters; expected at most {LONGEST_TEXT:,}. {CURE}")
    start, checksum, body = _pieces("".join(text.split()))
    if start != START:
        raise RecipeError(f"the share string begins with {shown(start)}; expected {START}. {CURE}")
    if checksum != _checksum(body):
        raise RecipeError(
            f"the share string is damaged: its text has checksum {_checksum(body)}, expected {checksum}. {CURE}"
        )
    return Recipe.from_plain(_decoded(body))


def _pieces(text: str) -> list[str]:
    if (strings := text.count(f"{START}.")) > 1:
        raise RecipeError(f"the text holds {strings} share strings; expected one. Copy one line alone.")
    pieces = text.split(".")
    if not re.fullmatch(r"[^.]*\.\w{1,20}\.[\w-]*", text, re.ASCII):
        raise RecipeError(f"the text {shown(text)} is not a share string; expected {START}, a checksum and letters. {CURE}")
    return pieces


def _decoded(body: str):
    """The JSON inside. No bomb unpacks: deflate stops at LARGEST bytes."""
    try:
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)), LARGEST)
        if not unpacking.eof or unpacking.unused_data:
            raise ValueError("it does not end where it should")
        return json.loads(plain, parse_constant=_no_number)
    except (ValueError, zlib.error, RecursionError) as error:
        raise RecipeError(
            f"the share string holds no recipe ({str(error)[:60]}); expected one that a lab wrote. {CURE}"
        ) from None


def _no_number(name: str):
    raise ValueError(f"{name} is not a number")


def _checksum(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:8]
