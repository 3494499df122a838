"""The suites: their subjects, tasks and sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .figures import Point

Environment = Literal["ours", "peers"]
"""`ours` has the project with its default dependencies only, `peers` the packages of requirements.txt."""


@dataclass(frozen=True)
class Subject:
    """A client or library that is measured.

    Attributes:
        name: Its function in the suite's module, or the statement to run.
        label: Its name in tables and charts.
        environment: The environment in which it is installed.
    """

    name: str
    label: str
    environment: Environment = "ours"


@dataclass(frozen=True)
class Suite:
    """A group of measurements that are compared.

    Attributes:
        name: Its name on the command line, and that of its module in `subjects`.
        title: Its title in the report.
        subjects: Its subjects.
        compared: The tasks and sizes of the comparison.
        grown: Other tasks and sizes, which show the growth of the cost, in fewer rounds.
        seconds: The length of a round.
        served: True if it needs the server.
    """

    name: str
    title: str
    subjects: Sequence[Subject]
    compared: Sequence[tuple[str, int]] = (("", 1),)
    grown: Sequence[tuple[str, int]] = ()
    seconds: float = 0.5
    served: bool = False

    def point(self, subject: str, what: str | None = None, size: int | None = None) -> Point:
        """Return a point of a subject; by default that of the first comparison."""
        first_what, first_size = self.compared[0]
        return Point(self.name, subject, first_what if what is None else what, first_size if size is None else size)

    def label(self, subject: str) -> str:
        """Return a subject's name in tables and charts."""
        return next(each.label for each in self.subjects if each.name == subject)


PLACING = Suite(
    "placing",
    "A signed `execute_order`, one after the other",
    (
        Subject("socket_alone", "one socket, signature, nothing else"),
        Subject("http_client", "http.client, sign, parse"),
        Subject("httpx_client", "httpx.Client, sign, parse"),
        Subject("requests_session", "requests.Session, sign, parse", "peers"),
        Subject("bpx_py", "bpx-py", "peers"),
        Subject("backpack_exchange_sdk", "backpack-exchange-sdk", "peers"),
        Subject("ccxt", "ccxt", "peers"),
        Subject("ours_over_httpx", "bpx-client over httpx.Client"),
        Subject("ours", "bpx-client"),
    ),
    seconds=1.0,
    served=True,
)

AT_ONCE = Suite(
    "placing_at_once",
    "A signed `execute_order`, async, 50 at once",
    (
        Subject("aiohttp", "aiohttp, sign, parse", "peers"),
        Subject("httpx_client", "httpx.AsyncClient, sign, parse"),
        Subject("bpx_py", "bpx-py", "peers"),
        Subject("ccxt", "ccxt", "peers"),
        Subject("ours_over_httpx", "bpx-client over httpx.AsyncClient"),
        Subject("ours", "bpx-client"),
    ),
    compared=(("", 50),),
    grown=tuple(("", size) for size in (1, 2, 5, 10, 20, 100, 200)),
    seconds=1.0,
    served=True,
)

READING = Suite(
    "reading",
    "Reading, from bytes to objects",
    (
        Subject("orjson", "orjson (dicts, strings)", "peers"),
        Subject("json_alone", "json.loads (dicts, strings)"),
        Subject("msgspec", "msgspec, same model", "peers"),
        Subject("pydantic", "pydantic, same model"),
        Subject("ours", "bpx-client"),
    ),
    compared=(("fills", 1000), ("depth", 5000), ("markets", 200)),
    grown=(*(("fills", size) for size in (1, 10, 100, 10_000, 100_000)), ("extended", 200)),
)

SIGNING = Suite(
    "signing",
    "Signing: the string and its signature",
    (Subject("key_alone", "Ed25519PrivateKey.sign"), Subject("ours", "bpx-client, the string too")),
    compared=(("order", 1),),
    grown=tuple(("batch", size) for size in (1, 10, 100, 1000)),
)

IMPORTING = Suite(
    "importing",
    "Importing, in a process of its own each time",
    (
        Subject("import httpx", "import httpx"),
        Subject("import bpx_api", "import bpx_api"),
        Subject("from bpx_client import connect", "from bpx_client import connect"),
        Subject("import aiohttp", "import aiohttp", "peers"),
        Subject("from bpx.account import Account", "bpx-py", "peers"),
        Subject(
            "from backpack_exchange_sdk import AuthenticationClient",
            "backpack-exchange-sdk",
            "peers",
        ),
        Subject("import ccxt", "import ccxt", "peers"),
    ),
)

MAKING = Suite(
    "making",
    "Working on the project",
    (Subject("generate", "make generate"), Subject("test", "make test")),
)

FLOODING = Suite(
    "flooding",
    "The server alone",
    (Subject("prepared", "prepared bytes", "ours"),),
    compared=(("", 1), ("", 2)),
    seconds=2.0,
    served=True,
)

SUITES = (FLOODING, PLACING, AT_ONCE, READING, IMPORTING, SIGNING, MAKING)
