"""A customer of the sandbox: calls operations in process, with its own implementation of signing."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from httpx import Headers

from bpx_sandbox import Sandbox
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.seed import select_listings
from bpx_sandbox.http.document import Operation
from bpx_sandbox.http.responses import ApiResponse

NOW = 1_750_793_021_519


def sign(secret_key: str, text: str) -> str:
    """The signature of a string, as in X-Signature."""
    return b64encode(Ed25519PrivateKey.from_private_bytes(b64decode(secret_key)).sign(text.encode())).decode()


def spell(value: object) -> str:
    """Format a value for signing as the guide does; nested objects, which it doesn't mention, as compact JSON."""
    if isinstance(value, dict | list):
        return json.dumps(value, separators=(",", ":"))
    return str(value).lower() if isinstance(value, bool) else str(value)


def listed(value: Any) -> list[Any]:
    """Return the values that a parameter of a query has: those of a list, or a single one."""
    return [*value] if isinstance(value, list) else [value]


def pairs(parameters: Mapping[str, object]) -> str:
    """Return the parameters as they are signed, sorted by name."""
    return "".join(f"&{name}={spell(parameters[name])}" for name in sorted(parameters))


def pieces(instruction: str, parameters: Mapping[str, object]) -> str:
    """Return the string to sign without timestamp and window."""
    return f"instruction={instruction}{pairs(parameters)}"


@dataclass
class Customer:
    """Calls a sandbox whose clock always returns `now`."""

    now: int = NOW
    seed: int = 1
    sandbox: Sandbox = field(init=False)

    def __post_init__(self) -> None:
        self.sandbox = Sandbox(seed=self.seed, clock=lambda: self.now)

    def call(self, operation_id: str, batch: list[dict[str, Any]] | None = None, **parameters: Any) -> ApiResponse:
        """Calls an operation; what it answers, refusals included."""
        request = self.request(operation_id, parameters if batch is None else batch)
        in_path = {each.name: spell(parameters[each.name]) for each in request[0].parameters if each.location == "path"}
        return self.sandbox.exchange.respond(*request, in_path)

    def request(
        self, operation_id: str, given: dict[str, Any] | list[dict[str, Any]] | None = None
    ) -> tuple[Operation, list[tuple[str, str]], Headers, bytes]:
        """A signed request: operation, query, headers and body."""
        operation = self.sandbox.exchange.document.operations[operation_id]
        if isinstance(given, list):
            sent: Any = given
            text = "&".join(pieces(operation.instruction or "", entry) for entry in given)
            query, headers = list[tuple[str, str]](), Headers()
        else:
            places = {parameter.name: parameter.location for parameter in operation.parameters}
            parts: dict[str, dict[str, Any]] = {"query": {}, "header": {}, "body": {}, "path": {}}
            for name, value in (given or {}).items():
                parts[places.get(name, "query" if operation.method == "GET" else "body")][name] = value
            sent = parts["body"]
            query = [(name, spell(item)) for name, value in parts["query"].items() for item in listed(value)]
            in_query = "".join(f"&{name}={value}" for name, value in sorted(query, key=lambda pair: pair[0]))
            text = f"instruction={operation.instruction}{in_query}{pairs(sent)}"
            headers = Headers({name: spell(value) for name, value in parts["header"].items()})
        if operation.instruction is not None:
            headers.update(self.headers(f"{text}&timestamp={self.now}&window=5000"))
        body = b"" if operation.method == "GET" else json.dumps(sent).encode()
        return operation, query, headers, body

    def send(
        self, method: str, path: str, *, query: bytes = b"", body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Sends bytes to the application, whatever they say; returns status, headers and body of the response."""
        sent: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        scope: dict[str, Any] = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method}
        scope |= {"scheme": "http", "path": path, "raw_path": path.encode(), "query_string": query, "root_path": ""}
        given = {"host": "127.0.0.1:8080", **(headers or {})}
        scope["headers"] = [(name.lower().encode(), value.encode("latin-1")) for name, value in given.items()]
        scope["server"] = ("127.0.0.1", 8080)
        # Nothing in it waits, so it needs no event loop; without one a test can send thousands.
        with pytest.raises(StopIteration):
            self.sandbox.app(scope, receive, send).__await__().__next__()
        raw = {name.decode("latin-1"): value.decode("latin-1") for name, value in sent[0]["headers"]}
        return sent[0]["status"], raw, b"".join(message.get("body", b"") for message in sent[1:])

    def headers(self, text: str) -> Headers:
        """The headers of a request for which this text is signed."""
        keys = self.sandbox.keys
        return Headers(
            {
                "X-API-Key": keys.public_key,
                "X-Signature": sign(keys.secret_key, text),
                "X-Timestamp": str(self.now),
                "X-Window": "5000",
            }
        )

    def get(self, operation_id: str, batch: list[dict[str, Any]] | None = None, **parameters: Any) -> Any:
        """The content of an answer that must be a success."""
        answer = self.call(operation_id, batch, **parameters)
        assert answer.status < 300, answer
        return answer.content

    def refusal(self, operation_id: str, batch: list[dict[str, Any]] | None = None, **parameters: Any) -> str:
        """Code and message, or the plain text, of an answer that must be a refusal."""
        answer = self.call(operation_id, batch, **parameters)
        assert 400 <= answer.status < 500, answer
        if answer.media_type == "text/plain":
            return str(answer.content)
        assert isinstance(answer.content, Mapping)
        return f"{answer.content['code']}: {answer.content['message']}"

    def limit(self, side: str, price: str, quantity: str, **more: Any) -> Any:
        """Places a limit order for SOL_USDC, or another symbol given."""
        return self.get("execute_order", **limit_order(side, price, quantity, **more))

    def balance(self, asset: str) -> tuple[Decimal | int, Decimal | int]:
        """The available and the locked balance of an asset."""
        balance = self.get("get_balances")[asset]
        return Decimal(balance["available"]), Decimal(balance["locked"])


def limit_order(side: str, price: str, quantity: str, **more: Any) -> dict[str, Any]:
    """Return the body of a limit order."""
    return {
        "symbol": "SOL_USDC",
        "side": side,
        "orderType": "Limit",
        "price": price,
        "quantity": quantity,
        "timeInForce": "GTC",
        **more,
    }


def market_order(side: str, **more: Any) -> dict[str, Any]:
    """Return the body of a market order."""
    return {"symbol": "SOL_USDC", "side": side, "orderType": "Market", **more}


def unbounded_markets(*more: str) -> list[Market]:
    """Return the default markets and more, without price bands, so that prices can move freely."""
    listings = (*select_listings(()), *select_listings(more)) if more else select_listings(())
    return [replace(each.market, band=None, mark_band=None, impact_band=None) for each in listings]
