"""`python -m tests.regeneration`: judge every edit, and report the outcomes that are neither right nor known."""

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
