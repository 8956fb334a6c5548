"""How many threads compute: the one place where that is decided, for OpenVINO, FAISS and Tantivy alike.

Everybody who asks has a thread that waits; what computes is shared. A model's graph runs one request after
the other (`index.inference`), on the cores that OpenVINO chooses for latency, the physical ones that the
process may use; a search scans blocks on a few (`index.vectors`), since beyond that the memory is the limit;
words are indexed by one (`index.lexical`), which is quicker than the embedding before it.
"""

import os

SCANNING = 4  # at most
INDEXING = 1


def cores() -> int:
    """The cores that this process may use, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
