"""`python -m tests.regeneration`: judge every edit, and report the outcomes that are neither right nor known."""

import sys
import tempfile
from pathlib import Path

from .edits import EDITS
from .harness import judge

words = sys.argv[1:]
chosen = [edit for edit in EDITS if all(word in edit.id for word in words)]
folder = Path(tempfile.mkdtemp())
print(folder)
for result in judge(chosen, folder, workers=2, progress=lambda result: print(".", end="", flush=True)):
    print(result.outcome, result.edit.id, "|", result.cause[:200], f"{result.seconds:.1f}")
