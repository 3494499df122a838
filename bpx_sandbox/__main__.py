"""The command `python -m bpx_sandbox`: serve a local exchange, and print its address and keys."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, get_args

try:
    import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import
except ModuleNotFoundError as _missing:
    print(_missing, file=sys.stderr)
    sys.exit(2)

from pydantic import ValidationError

from bpx_sandbox.faults.fault import Fault, StreamFault, is_of_stream
from bpx_sandbox.http.exchange import HANDLERS
from bpx_sandbox.sandbox import MakersOption, Sandbox
from bpx_sandbox.server import LOOPBACK, base_url_of, open_listener, serve


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve a sandbox until it is stopped."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        sandbox = Sandbox(
            seed=options.seed,
            accounts=options.account or ("main",),
            markets=options.market,
            makers=options.makers,
            moves_per_second=options.moves_per_second,
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
    """Exit with one line; argparse's own `error` prints the usage too."""
    parser.exit(2, f"{parser.prog}: error: {message}\n")


def _fault(parser: argparse.ArgumentParser, text: str) -> Fault | StreamFault:
    try:
        return (StreamFault if _names_a_stream(text) else Fault).model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        _exit(parser, f"--fault {text}: {place}{': ' if place else ''}{first['msg']}")


def _names_a_stream(text: str) -> bool:
    with suppress(ValueError):
        return is_of_stream(json.loads(text))
    return False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bpx_sandbox",
        description="Serve a local exchange with the Backpack Exchange's API, without real money.",
    )
    add = parser.add_argument
    add("--host", default=LOOPBACK, help="address to listen on (default: %(default)s, this machine only)")
    add("--port", type=int, default=0, help="port to listen on (default: a free one)")
    add("--seed", type=int, default=0, help="seed of keys, ids, books and faults (default: %(default)s)")
    add("--account", action="append", default=[], metavar="NAME", help="account with its own keys; repeatable")
    add(
        "--market",
        action="append",
        default=[],
        metavar="SYMBOL",
        help="market to list, such as SOL_USDC or ETH_USDC=3500; repeatable",
    )
    makers_help = "market makers: passive (refill the books, the default) or active (trade and move the prices)"
    add("--makers", nargs="?", choices=get_args(MakersOption), const="passive", default=False, help=makers_help)
    add("--moves-per-second", type=float, default=10, metavar="N", help="moves of active makers (default: %(default)s)")
    add("--rate-limits", action="store_true", help="apply the documented rate limits")
    add("--speed-bump", action="store_true", help="delay every order without postOnly by 100 ms")
    keys_help = "response of /api/v1/capital to an unknown key: refuse (401) or empty (200 {}) (default: %(default)s)"
    add("--unknown-keys", choices=["refuse", "empty"], default="refuse", help=keys_help)
    add("--clock-offset", type=int, default=0, metavar="MS", help="milliseconds by which the exchange's clock is ahead")
    add(
        "--fault",
        action="append",
        default=[],
        metavar="JSON",
        help='fault to inject: {"status": 503, "times": 2} or {"stream": "depth.*", "kind": "drop"}; repeatable',
    )
    add("--admin", action="store_true", help="serve /admin, which controls faults, clock and accounts")
    add("--admin-host", action="append", default=[], metavar="NAME", help="another host name of /admin; repeatable")
    add("--exempt-address", action="append", default=[], help="withdrawal address without two-factor token; repeatable")
    add("--document", type=Path, default=None, metavar="PATH", help="another openapi.yaml to serve")
    return parser


def _greeting(sandbox: Sandbox, base_url: str) -> str:
    funds = ", ".join(f"{balance.available:f} {asset}" for asset, balance in sandbox.account.balances.items())
    operations = len(sandbox.exchange.document.operations)
    lines = [
        f"The Backpack sandbox listens on {base_url} (press Ctrl-C to stop).",
        f"Markets: {', '.join(sandbox.exchange.engine.markets)}. Funds of each account: {funds}.",
        f"{len(HANDLERS)} operations respond from state, {operations - len(HANDLERS)} with an example; see {base_url}/",
        f"Streams: {base_url.replace('http', 'ws', 1)}/",
        "Keys of this sandbox, to paste into another shell:",
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
