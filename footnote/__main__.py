"""python -m footnote: the same as the command."""

import sys

from footnote.entry import main

sys.exit(main())
