"""Lab 00: studies."""

from labutils.labs.start.studies import ratio_of_times


def test_a_hundred_times_the_work_takes_longer():
    def work(n):
        return lambda: sum(range(n))

    assert ratio_of_times(work(100_000), work(100)) > 2
