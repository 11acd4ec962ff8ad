"""The table panel of lab 01."""

from labutils.labs.splits import (
    table_panel,
)


def test_the_table_speaks_the_learners_words():
    panel = table_panel(lambda train, dev, bayes: (0, 0, "my word"))
    assert "my word" not in panel.status, "the panel opens without the answers"
    panel.set(shown=True)
    assert panel.status.count("my word") == 4
    panel.set(bayes=15)
    assert panel.status.count("below Bayes") == 2
