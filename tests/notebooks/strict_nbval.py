"""A pytest plugin for the nbval run over notebooks/: closes two of nbval's holes that have no option."""

OUTPUT_WAIT = 60  # seconds; nbval's own five are too few on two busy cores


def pytest_itemcollected(item):
    """Wait longer for outputs, and leave stderr alone: it carries process ids (a guard test forbids storing any)."""
    if hasattr(item, "output_timeout"):
        item.output_timeout = OUTPUT_WAIT
        if "stderr" not in item.parent.skip_compare:
            item.parent.skip_compare += ("stderr",)
