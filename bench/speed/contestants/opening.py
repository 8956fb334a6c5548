"""Seconds of a fresh process for `import index` and for opening a library: one JSON object, then it ends."""

import json
import sys
from time import perf_counter


def main(store: str) -> None:
    """Print them."""
    start = perf_counter()
    import index

    imported = perf_counter()
    index.Library(store, create=False).close()
    print(json.dumps({"import": imported - start, "open": perf_counter() - imported}))


if __name__ == "__main__":
    main(sys.argv[1])
