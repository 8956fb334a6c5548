"""Short answers and the values of many sources: the parts of `qa.short` and `qa.values`."""
