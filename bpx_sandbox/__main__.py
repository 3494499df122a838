"""`python -m bpx_sandbox`: starts a local exchange, and prints its address and a key pair to use."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress

from bpx_sandbox.sandbox import Sandbox
from bpx_sandbox.server import LOOPBACK, address, listening, serve
from bpx_sandbox.wire import plain


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a sandbox until it is stopped."""
    options = _parser().parse_args(arguments)
    sandbox = Sandbox(seed=options.seed)
    with listening(options.host, options.port) as listener, suppress(KeyboardInterrupt):
        print(_greeting(sandbox, address(listener)), flush=True)
        serve(sandbox, listener)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bpx_sandbox",
        description="A local exchange with the Backpack Exchange's API, for trying things without real money.",
    )
    parser.add_argument(
        "--host", default=LOOPBACK, help="address to listen on (default: %(default)s, this machine only)"
    )
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: a free one)")
    parser.add_argument("--seed", type=int, default=0, help="same seed, same keys, ids and book (default: %(default)s)")
    return parser


def _greeting(sandbox: Sandbox, base_url: str) -> str:
    funds = ", ".join(f"{plain(balance.available)} {asset}" for asset, balance in sandbox.account.balances.items())
    return "\n".join(
        [
            f"The Backpack sandbox listens on {base_url} (Ctrl-C stops it).",
            f"Markets: {', '.join(sandbox.exchange.engine.markets)}. Funds: {funds}.",
            "Keys of this sandbox alone, to paste into another shell:",
            "",
            f"export BPX_BASE_URL='{base_url}'",
            f"export PUBLIC_KEY='{sandbox.keys.public_key}'",
            f"export SECRET_KEY='{sandbox.keys.secret_key}'",
            "",
        ]
    )


if __name__ == "__main__":
    main()
