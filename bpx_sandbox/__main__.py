"""`python -m bpx_sandbox`: starts a local exchange, and prints its address and the key pairs to use."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

try:
    import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import
except ModuleNotFoundError as _missing:
    print(_missing, file=sys.stderr)
    sys.exit(2)

from pydantic import ValidationError

from bpx_sandbox.faults.fault import Fault, StreamFault, is_of_stream
from bpx_sandbox.http.exchange import HANDLERS
from bpx_sandbox.http.formatting import format_decimal
from bpx_sandbox.sandbox import Sandbox
from bpx_sandbox.server import LOOPBACK, base_url_of, open_listener, serve


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a sandbox until it is stopped."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        sandbox = Sandbox(
            seed=options.seed,
            accounts=options.account or ("main",),
            markets=options.market,
            makers=options.makers,
            faults=[_fault(parser, text) for text in options.fault],
            rate_limits=options.rate_limits,
            speed_bump=options.speed_bump,
            unknown_keys=options.unknown_keys,
            exempt_addresses=options.exempt_address,
            clock_offset=options.clock_offset,
            admin=options.admin,
            admin_hosts=options.admin_host,
            document=options.document,
        )
    except (OSError, ValueError) as error:
        _exit(parser, str(error))
    try:
        listener = open_listener(options.host, options.port)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        _exit(parser, f"can't listen on {options.host}:{options.port}: {reason}")
    with listener, suppress(KeyboardInterrupt):
        print(_greeting(sandbox, base_url_of(listener)), flush=True)
        serve(sandbox, listener)


def _exit(parser: argparse.ArgumentParser, message: str) -> NoReturn:
    """End with one line; argparse's own `error` puts the whole usage before it."""
    parser.exit(2, f"{parser.prog}: error: {message}\n")


def _fault(parser: argparse.ArgumentParser, text: str) -> Fault | StreamFault:
    try:
        return (StreamFault if _names_a_stream(text) else Fault).model_validate_json(text)
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        place = ".".join(map(str, wrong["loc"]))
        _exit(parser, f"--fault {text}: {place}{': ' if place else ''}{wrong['msg']}")


def _names_a_stream(text: str) -> bool:
    with suppress(ValueError):
        return is_of_stream(json.loads(text))
    return False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bpx_sandbox",
        description="A local exchange with the Backpack Exchange's API, for trying things without real money.",
    )
    add = parser.add_argument
    add("--host", default=LOOPBACK, help="address to listen on (default: %(default)s, this machine only)")
    add("--port", type=int, default=0, help="port to listen on (default: a free one)")
    add("--seed", type=int, default=0, help="same seed, same keys, ids, book and chance (default: %(default)s)")
    add("--account", action="append", default=[], metavar="NAME", help="an account with keys of its own; repeatable")
    add("--market", action="append", default=[], metavar="SYMBOL", help="list only these: SOL_USDC, ETH_USDC=3500, …")
    add("--makers", action="store_true", help="quiet market makers put back what is taken from the book")
    add("--rate-limits", action="store_true", help="keep to the documented rate limits")
    add("--speed-bump", action="store_true", help="hold every order without postOnly back for 100 ms")
    keys_help = "how /api/v1/capital answers an unknown key: refuse (401), or empty (200 {}) (default: %(default)s)"
    add("--unknown-keys", choices=["refuse", "empty"], default="refuse", help=keys_help)
    add("--clock-offset", type=int, default=0, metavar="MS", help="how far ahead the exchange's clock is")
    add("--fault", action="append", default=[], metavar="JSON", help='trouble: {"status": 503, "times": 2}; repeatable')
    add("--admin", action="store_true", help="serve /admin, by which trouble can be set off while it runs")
    add("--admin-host", action="append", default=[], metavar="NAME", help="a name /admin may be called by; repeatable")
    add("--exempt-address", action="append", default=[], help="withdrawals to it need no two-factor token; repeatable")
    add("--document", type=Path, default=None, metavar="PATH", help="another openapi.yaml to serve")
    return parser


def _greeting(sandbox: Sandbox, base_url: str) -> str:
    funds = ", ".join(
        f"{format_decimal(balance.available)} {asset}" for asset, balance in sandbox.account.balances.items()
    )
    operations = len(sandbox.exchange.document.operations)
    lines = [
        f"The Backpack sandbox listens on {base_url} (Ctrl-C stops it).",
        f"Markets: {', '.join(sandbox.exchange.engine.markets)}. Funds of each account: {funds}.",
        f"{len(HANDLERS)} operations answer from state, {operations - len(HANDLERS)} with the document's example: see "
        f"{base_url}/",
        "Keys of this sandbox alone, to paste into another shell:",
        "",
        f"export BPX_BASE_URL='{base_url}'",
        f"export PUBLIC_KEY='{sandbox.keys.public_key}'",
        f"export SECRET_KEY='{sandbox.keys.secret_key}'",
    ]
    for name, keys in list(sandbox.keys_of.items())[1:]:
        lines += [f"# {name}: PUBLIC_KEY='{keys.public_key}' SECRET_KEY='{keys.secret_key}'"]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
