"""Whatever a client sends, it gets an error of the exchange or nothing."""

import asyncio
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bpx_sandbox import Sandbox
from bpx_sandbox.streams.connection import Connection

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
names = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["account.orderUpdate", "account.positionUpdate.X", "depth.200ms.X", "kline.1m.SOL_USDC", "depth."]
    ),
    st.tuples(st.sampled_from(["depth", "kline", "trade", "account"]), st.text(max_size=9)).map(".".join),
)
requests = st.fixed_dictionaries(
    {"method": st.sampled_from(["SUBSCRIBE", "UNSUBSCRIBE"]) | values, "params": st.lists(names, max_size=3) | values},
    optional={"signature": st.lists(st.text(max_size=9), min_size=4, max_size=4) | values, "id": values},
)
messages = st.text() | st.binary() | st.one_of(values, requests).map(json.dumps)

SANDBOX = Sandbox(clock=lambda: 0)
ERRORS = {4002: "Parse error", 4003: "Invalid signature", 4006: "Invalid stream", 4008: "Invalid depth window"}


@given(sent=st.lists(messages, max_size=4))
def test_a_request_never_fails(sent: list[str | bytes]) -> None:
    async def exchange() -> list[Any]:
        received: list[Any] = []

        async def send(message: Any) -> None:
            received.append(json.loads(message["text"]))

        hub = SANDBOX.streams
        connection = Connection(send, None, SANDBOX.faults, hub.after_fault)
        hub.open(connection)
        writing = asyncio.ensure_future(connection.write())
        for message in sent:
            hub.handle(connection, message)
            hub.send_every_second()
            hub.send_every_minute()
        await asyncio.sleep(0)
        hub.close(connection)
        writing.cancel()
        return received

    for frame in asyncio.run(exchange()):
        if "error" in frame:
            assert frame == {"id": None, "error": frame["error"]}
            assert ERRORS[frame["error"]["code"]] == frame["error"]["message"]
