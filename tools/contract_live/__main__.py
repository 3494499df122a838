"""The command line of `python -m tools.contract_live`, and its report."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TextIO

from bpx_api import BASE_URL
from bpx_api.errors import CredentialsError, InvalidArgumentError, MissingCredentialsError
from bpx_auth import Credentials

from .cases import load_cases, load_contract
from .run import LiveRun, Outcome

AGREES, DIFFERS, NO_RESPONSE = 0, 1, 2
"""Exit statuses."""


def main(arguments: Sequence[str] | None = None, *, out: TextIO = sys.stdout, progress: TextIO = sys.stderr) -> int:
    """Run the command line, and return its exit status."""
    contract = load_contract()
    cases = load_cases(contract)
    options = _parser([name for name, case in cases.items() if case.is_read_only]).parse_args(arguments)
    try:
        credentials = _credentials()
        run = LiveRun(contract, cases, credentials, options.base_url, options.interval, options.timeout)
        chosen = run.selected(options.only)
        found: list[Outcome] = []
        for number, outcome in enumerate(run.outcomes(chosen), start=1):
            found.append(outcome)
            progress.write(f"[{number:{len(str(len(chosen)))}}/{len(chosen)}] {_line(outcome)}\n")
            progress.flush()
    except (CredentialsError, InvalidArgumentError) as error:
        progress.write(f"contract_live: {error}\n")
        return NO_RESPONSE
    out.writelines(f"{line}\n" for line in _report(found, options.base_url))
    if any(outcome.state == "no response" for outcome in found):
        return NO_RESPONSE
    return DIFFERS if any(outcome.findings for outcome in found) else AGREES


def _parser(names: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.contract_live",
        description="Call the read-only operations of a running exchange, and report where its responses differ from "
        "openapi.yaml. Public operations need no keys; signed ones take PUBLIC_KEY and SECRET_KEY from the "
        "environment or from .env. Only GET requests are sent, so nothing is changed.",
        epilog="Exit status: 0 no differences, 1 differences, 2 the exchange didn't respond to every operation.",
    )
    parser.add_argument(
        "--base-url",
        default=os.environ.get("BASE_URL") or BASE_URL,
        help="scheme and host of the exchange (default: the variable BASE_URL, else the real exchange; %(default)s)",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        choices=names,
        metavar="OPERATION",
        help="call only this one; can be repeated",
    )
    parser.add_argument("--interval", type=float, default=0.5, help="seconds between two calls (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=10.0, help="seconds for each response (default: %(default)s)")
    return parser


def _credentials() -> Credentials | None:
    try:
        return Credentials.from_env()
    except MissingCredentialsError:
        return None


def _line(outcome: Outcome) -> str:
    if outcome.state != "compared":
        return f"{outcome.case}: {outcome.state}, {outcome.reason}"
    result = _count(len(outcome.findings), "difference") if outcome.findings else "agrees"
    return f"{outcome.case}: {result} ({outcome.seconds * 1000:.0f} ms)"


def _report(found: Sequence[Outcome], base_url: str) -> Iterator[str]:
    for outcome in found:
        if outcome.findings:
            operation = outcome.case.operation
            yield f"{outcome.case} ({operation.method.upper()} {operation.path})"
            for finding in outcome.findings:
                yield f"  {finding.place.lstrip('.') or 'response'}: {finding.problem}"
                yield f"      openapi.yaml, {finding.fix}"
    for outcome in found:
        if outcome.state != "compared":
            yield f"{outcome.case}: {outcome.state}, {outcome.reason}"
    compared = sum(outcome.state == "compared" for outcome in found)
    differing = [len(outcome.findings) for outcome in found if outcome.findings]
    yield (
        f"{base_url}: {_count(compared, 'operation')} compared, {len(found) - compared} not; "
        f"{_count(sum(differing), 'difference')} in {_count(len(differing), 'operation')}"
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


if __name__ == "__main__":
    sys.exit(main())
