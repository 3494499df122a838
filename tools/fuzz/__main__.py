"""Run `python -m tools.fuzz {responses|signing|frames} [options of libFuzzer: -max_total_time=60]` with atheris."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

with atheris.instrument_imports(include=["bpx_api", "bpx_auth", "bpx_client"]):
    from tools.fuzz import targets

NAMES = sorted(targets.readers())


def responses(data: bytes) -> None:
    """Read a response; the end of the data selects operation, status, method and charset, the rest is the body."""
    provider = atheris.FuzzedDataProvider(data)
    operation = NAMES[provider.ConsumeIntInRange(0, len(NAMES) - 1)]
    status = targets.STATUSES[provider.ConsumeIntInRange(0, len(targets.STATUSES) - 1)]
    changes, charset = provider.ConsumeBool(), provider.PickValueInList(["", "; charset=utf-16", "; charset=x"])
    headers = {"Content-Type": f"application/json{charset}", "Retry-After": "1"}
    targets.read_response(operation, changes, status, headers, provider.ConsumeBytes(provider.remaining_bytes()))


def signing(data: bytes) -> None:
    """Sign a request; the end of the data gives its numbers, then come the query and the body."""
    provider = atheris.FuzzedDataProvider(data)
    timestamp, window = provider.ConsumeInt(8), provider.ConsumeIntInRange(-1, 60001)
    query = [(provider.ConsumeUnicode(8), provider.ConsumeUnicode(8)) for _ in range(provider.ConsumeIntInRange(0, 4))]
    body = provider.ConsumeBytes(provider.remaining_bytes())
    targets.sign("orderExecute", timestamp, window, query, body)


def frames(data: bytes) -> None:
    """Take in frames, one a line."""
    targets.receive_frames(data.split(b"\n"))


def _write_corpus(folder: Path) -> None:
    """Write the documented examples as the initial corpus."""
    for operation, examples in targets.examples().items():
        for number, example in enumerate(examples):
            # libFuzzer's provider takes numbers from the end and bytes from the front.
            choice = bytes([0, 0, 0, NAMES.index(operation)])
            (folder / f"{operation}-{number}").write_bytes(targets.as_json(example) + choice)


def main() -> None:
    """Fuzz for as long as libFuzzer's options say."""
    target = {"responses": responses, "signing": signing, "frames": frames}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as folder:
        _write_corpus(Path(folder))
        atheris.Setup([sys.argv[0], *sys.argv[2:], folder], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
