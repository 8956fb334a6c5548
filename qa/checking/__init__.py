"""Claims held against their sources: the parts of `qa.verify`."""
