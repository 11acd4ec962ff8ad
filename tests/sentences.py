"""What is wrong with the sentence under a panel."""

import re

UNSOUND = {
    "not a number": re.compile(r"\b(nan|inf)\b", re.IGNORECASE),
    "one of several": re.compile(
        r"(?<![\w.,−+-])1 (?!is|has|was|as|plus|times|less|this)(different |hidden |more )?[a-z]+(?<!s)s\b"
    ),
}


def faults_of(said: str) -> list[str]:
    """The names of its faults, none for a sound sentence."""
    return [name for name, pattern in UNSOUND.items() if pattern.search(said)]
