"""What is wrong with the sentence under a panel."""

import re

UNSOUND = {
    "not a number": re.compile(r"\b(nan|inf)\b", re.IGNORECASE),
    "one of several": re.compile(
        r"(?<![\w.,−+-])1 (?!is|has|was|as|plus|times|less|this)(different |hidden |more )?[a-z]+(?<!s)s\b"
    ),
    "four digits without a comma": re.compile(r"(?<![\w.,−+-])\d{4,}(?![\d.,]*\d)"),
    "a count with a decimal": re.compile(r"\d\.0 (plus|(example|unit|run|update|step|epoch|trial|seed|network)s)\b"),
    "one of them go": re.compile(r"\b1 of (the )?\d+ [a-z]+s (go|are|have|were|do|end)\b"),
}


def faults_of(said: str) -> list[str]:
    """The names of its faults, none for a sound sentence."""
    return [name for name, pattern in UNSOUND.items() if pattern.search(said)]
