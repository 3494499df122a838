"""`python -m tools.codegen`: generate the typed client from openapi.yaml, or check that it is up to date."""

from __future__ import annotations

import argparse
import filecmp
import sys
import tempfile
from pathlib import Path

from ..surface.report import generation_report
from .contract import Contract, ContractError
from .package import replace_tree, write_package
from .streams import Streams

ROOT = Path(__file__).resolve().parents[2]
STREAMS = "asyncapi.yaml"
"""The document of the streams, which lies beside that of the operations."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status is 0 when the package is written, or up to date."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.codegen",
        description="Generate the typed client from the OpenAPI document; any warning fails.",
    )
    parser.add_argument("--document", type=Path, default=ROOT / "openapi.yaml", help="default: %(default)s")
    parser.add_argument("--config", type=Path, default=ROOT / "generator-config.yaml", help="default: %(default)s")
    parser.add_argument(
        "--output",
        type=Path,
        default=ROOT / "generated" / "bpx_api",
        help="the package folder; default: %(default)s",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the package isn't up to date")
    parser.add_argument(
        "--relaxed",
        action="store_true",
        help="take a document that breaks this project's own rules: of descriptions, examples, instructions",
    )
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix=".codegen-", dir=_existing(options.output.parent)) as scratch:
            fresh = Path(scratch) / options.output.name
            generate(options.document, options.config, fresh, house_rules=not options.relaxed)
            if not options.check:
                replace_tree(fresh, options.output)
                print(f"wrote {options.output}")
                print(generation_report(options.output))
                return 0
            stale = _differences(fresh, options.output)
            for path in stale:
                print(f"{options.output / path}: not what {options.document.name} yields; run `make generate`")
            return 1 if stale else 0
    except (ContractError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def generate(document: Path, config_file: Path, output: Path, *, house_rules: bool = True) -> None:
    """Write the package to a folder that doesn't exist yet.

    Args:
        document: The OpenAPI document; with the `STREAMS` beside it, the streams are generated too.
        config_file: The settings of openapi-python-client.
        output: The package folder to write.
        house_rules: True if the document is to keep this project's own rules too.

    Raises:
        ContractError: the document breaks a rule of the project, or can't be turned into a client.
    """
    contract = Contract.load(document, house_rules=house_rules)
    beside = document.with_name(STREAMS)
    streams = Streams.load(beside, contract) if beside.exists() else None
    write_package(contract, config_file, output, streams)


def _existing(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _differences(fresh: Path, committed: Path) -> list[str]:
    names = {
        str(path.relative_to(root))
        for root in (fresh, committed)
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    _, differ, missing = filecmp.cmpfiles(fresh, committed, sorted(names), shallow=False)
    return sorted([*differ, *missing])


if __name__ == "__main__":
    sys.exit(main())
