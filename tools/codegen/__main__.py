"""`python -m tools.codegen`: generate the typed client from openapi.yaml, or check that it is up to date."""

from __future__ import annotations

import argparse
import contextlib
import filecmp
import io
import os
import sys
import sysconfig
import tempfile
from pathlib import Path

from openapi_python_client.config import Config, ConfigFile, MetaType

from ..surface.report import generation_report
from . import properties
from .contract import Contract, ContractError
from .examples import example_problems
from .project import GenerationError, Generator, replace_tree

ROOT = Path(__file__).resolve().parents[2]


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
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix=".codegen-", dir=_existing(options.output.parent)) as scratch:
            fresh = Path(scratch) / options.output.name
            generate(options.document, options.config, fresh)
            if not options.check:
                replace_tree(fresh, options.output)
                print(f"wrote {options.output}")
                print(generation_report(options.output))
                return 0
            stale = _differences(fresh, options.output)
            for path in stale:
                print(f"{options.output / path}: not what {options.document.name} yields; run `make generate`")
            return 1 if stale else 0
    except (ContractError, GenerationError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def generate(document: Path, config_file: Path, output: Path) -> None:
    """Write the package to a folder that doesn't exist yet.

    Args:
        document: The OpenAPI document.
        config_file: The settings of openapi-python-client.
        output: The package folder to write.

    Raises:
        ContractError: the document breaks a rule of the project.
        GenerationError: openapi-python-client, or ruff, had something to say.
    """
    contract = Contract.load(document)
    misfits = list(example_problems(contract))
    if misfits:
        raise ContractError("\n".join(f"{document.name}: {misfit}" for misfit in misfits))
    properties.register()
    config = Config.from_sources(
        ConfigFile.load_from_path(config_file),
        MetaType.NONE,
        document_source=document,
        file_encoding="utf-8",
        overwrite=True,
        output_path=output,
    )
    # The post hooks call ruff by name: the one beside this interpreter, wherever the shell looks first.
    os.environ["RUFF_NO_CACHE"] = "true"
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    with contextlib.redirect_stdout(io.StringIO()):
        Generator(contract, config).generate()


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
