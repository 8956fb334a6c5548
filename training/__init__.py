"""How the reader's weights were made: data, negatives, the model, its training and its figures.

Nothing here is installed with the package; `python -m training.reader` trains, `training.evaluate`
measures and `training.export` writes what is shipped.
"""
