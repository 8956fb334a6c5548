"""Times in English text: the parts of `qa.moments` and `qa.period`."""
