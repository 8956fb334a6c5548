"""The documents of a first run, written for this project; all people, places and papers are invented."""
