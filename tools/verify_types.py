"""Check with pyright that every public type of the shipped packages is complete, and list those that are not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PACKAGES = ("bpx_api", "bpx_auth", "bpx_client", "bpx_sandbox")


def main() -> int:
    """Run `pyright --verifytypes` for each package; return 0 if all are complete, else 1."""
    scripts = Path(sys.executable).parent
    # --verifytypes finds the interpreter on PATH and ignores the `venv` setting in pyproject.toml.
    environment = {**os.environ, "PATH": os.pathsep.join([str(scripts), os.environ.get("PATH", "")])}
    failed = False
    for package in PACKAGES:
        run = subprocess.run(
            [scripts / "pyright", "--ignoreexternal", "--outputjson", "--verifytypes", package],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        report = json.loads(run.stdout)
        found = report.get("typeCompleteness")
        if found is None:
            print(f"{package}: {report['generalDiagnostics'][0]['message']}")
            failed = True
            continue
        print(
            f"{package}: {found['completenessScore']:.1%} of {found['exportedSymbolCounts']['withKnownType']} symbols"
        )
        unknown = [symbol for symbol in found["symbols"] if symbol["isExported"] and not symbol["isTypeKnown"]]
        messages = [(symbol["name"], one["message"]) for symbol in unknown for one in symbol["diagnostics"]]
        # A partially unknown type refers to another one in this list.
        for name, message in [line for line in messages if "partially unknown" not in line[1]] or messages:
            print(f"  {name}: {message}")
        failed = failed or bool(unknown) or found["completenessScore"] < 1
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
