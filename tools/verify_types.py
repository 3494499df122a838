"""Check that pyright finds every public type of the shipped packages complete: 100 % or a list of what is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PACKAGES = ("bpx_api", "bpx_auth", "bpx_client", "bpx_sandbox")


def main() -> int:
    """Run `pyright --verifytypes` for each package; the exit status is 0 when all are complete."""
    scripts = Path(sys.executable).parent
    # --verifytypes looks for the interpreter on PATH alone, whatever pyproject.toml says of .venv.
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
        said = [(symbol["name"], one["message"]) for symbol in unknown for one in symbol["diagnostics"]]
        # What is only partially unknown is so because of something else in the list.
        for name, message in [line for line in said if "partially unknown" not in line[1]] or said:
            print(f"  {name}: {message}")
        failed = failed or bool(unknown) or found["completenessScore"] < 1
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
