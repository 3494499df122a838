"""Faults of streams over real sockets: each is shown as a client meets it."""

import json
import socket
import time
from typing import Any

import httpx
import pytest
from websockets.client import ClientProtocol
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode
from websockets.protocol import State
from websockets.uri import parse_uri

from bpx_client import Client
from bpx_client.models import Side
from bpx_sandbox import Fault, RunningSandbox, StreamFault, running
from bpx_sandbox.__main__ import main as sandbox_command
from bpx_sandbox.streams import connection

from .stream_client import PATIENCE, StreamClient
from .test_streams import close_code, market, rebuild, snapshot

DEPTH, TRADES = "depth.SOL_USDC", "trade.SOL_USDC"


def take(trader: Client, times: int) -> None:
    """Let a book change several times."""
    for _ in range(times):
        market(trader, Side.BID, "0.5")


def ids(frames: list[Any]) -> list[int]:
    return [frame["data"]["u"] for frame in frames]


def listen(client: StreamClient, sandbox: RunningSandbox, fault: StreamFault) -> int:
    """Subscribe a depth stream and trades, add a fault, and return the number of the book's next update."""
    client.subscribe(DEPTH, TRADES)
    sandbox.faults.add(fault)
    return sandbox.sandbox.exchange.engine.books["SOL_USDC"].update_id + 1


@pytest.mark.parametrize(
    ("kind", "expected"), [("drop", [1, 2, 3]), ("duplicate", [0, 0, 1, 2, 3]), ("reorder", [1, 0, 2, 3])]
)
def test_a_frame_is_dropped_duplicated_or_overtaken(
    sandbox: RunningSandbox, trader: Client, kind: Any, expected: list[int]
) -> None:
    with StreamClient(sandbox) as client:
        first = listen(client, sandbox, StreamFault(stream="depth.*", kind=kind, times=1))
        take(trader, 4)
        frames = client.received()
        assert ids([frame for frame in frames if frame["stream"] == DEPTH]) == [first + each for each in expected]
        assert len([frame for frame in frames if frame["stream"] == TRADES]) == 4


def test_after_a_gap_ids_jump_though_nothing_is_lost(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        first = listen(client, sandbox, StreamFault(stream="depth.*", kind="gap", count=7, skip=1, times=1))
        _, levels = snapshot(trader, "SOL_USDC")
        take(trader, 3)
        frames = [frame for frame in client.received() if frame["stream"] == DEPTH]
        assert ids(frames) == [first, first + 1, first + 9]
        for frame in frames:
            rebuild(levels, frame["data"])
        assert (first + 9, levels) == snapshot(trader, "SOL_USDC")


def test_a_malformed_frame_is_half_of_one(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        listen(client, sandbox, StreamFault(stream="depth.*", kind="malformed", times=1))
        take(trader, 1)
        texts = [client.socket.recv(timeout=PATIENCE) for _ in range(2)]
        broken = [text for text in texts if not str(text).endswith("}")]
        assert len(broken) == 1
        with pytest.raises(ValueError, match=r"delimiter|Expecting|Unterminated"):
            json.loads(broken[0])


def test_rest_leads_a_stream_that_is_delayed(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        first = listen(client, sandbox, StreamFault(stream="depth.*", kind="delay", seconds=1, times=1))
        began = time.monotonic()
        take(trader, 3)
        ahead, levels = snapshot(trader, "SOL_USDC")
        assert ahead == first + 2
        # The frames behind the late one keep their order; other streams don't wait.
        frames = [client.recv() for _ in range(6)]
        assert [frame["stream"] for frame in frames] == [TRADES] * 3 + [DEPTH] * 3
        assert ids(frames[3:]) == [first, first + 1, first + 2]
        assert time.monotonic() - began >= 1
        assert (ahead, levels) == snapshot(trader, "SOL_USDC")


def test_rest_lags_behind_a_stream(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe(DEPTH)
        sandbox.faults.add(Fault(operation="get_depth", depth_lag=2, skip=1, times=1))
        take(trader, 1)
        before = snapshot(trader, "SOL_USDC")
        market(trader, Side.BID, "150")  # through several levels
        market(trader, Side.ASK, "30")
        last, levels = snapshot(trader, "SOL_USDC")
        assert (last, levels) == before
        for frame in client.received()[1:]:
            rebuild(levels, frame["data"])
        assert (last + 2, levels) == snapshot(trader, "SOL_USDC")


def test_a_slow_stream_keeps_its_frames_waiting(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        first = listen(client, sandbox, StreamFault(stream="depth.*", kind="slow", seconds=0.1))
        take(trader, 5)
        began = time.monotonic()
        frames = [frame for frame in (client.recv() for _ in range(10)) if frame["stream"] == DEPTH]
        assert ids(frames) == list(range(first, first + 5))
        assert time.monotonic() - began > 0.3


def test_a_stalled_stream_is_mute_though_the_connection_lives(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        listen(client, sandbox, StreamFault(stream="depth.*", kind="stall", times=1))
        take(trader, 3)
        assert [frame["stream"] for frame in client.received()] == [TRADES] * 3
        assert client.socket.ping().wait(PATIENCE)


def test_a_stall_ends(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        listen(client, sandbox, StreamFault(stream="depth.*", kind="stall", times=1, seconds=0.3))
        take(trader, 1)
        time.sleep(0.35)
        take(trader, 1)
        assert [frame["stream"] for frame in client.received()].count(DEPTH) == 1


def test_a_half_open_connection_says_nothing_more_and_answers_no_ping(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox, close_timeout=0.1) as client:
        listen(client, sandbox, StreamFault(stream="trade.*", kind="half_open", times=1))
        take(trader, 3)
        assert not client.socket.ping().wait(0.3)
        with pytest.raises(TimeoutError):
            client.socket.recv(timeout=0.1)
        with StreamClient(sandbox) as other:
            other.subscribe(TRADES)


@pytest.mark.parametrize(("kind", "code"), [("close", 1001), ("close", 1012), ("abort", 1006)])
def test_a_connection_ends_and_another_one_is_refused_for_a_time(
    sandbox: RunningSandbox, trader: Client, kind: Any, code: int
) -> None:
    given: dict[str, Any] = {"code": code} if kind == "close" else {}
    with StreamClient(sandbox) as client:
        client.subscribe(DEPTH)
        sandbox.faults.add(StreamFault(stream="*", kind=kind, times=1, refuse=0.5, **given))
        take(trader, 1)
        assert client.next(DEPTH)["a"]
        assert close_code(client) == code
    with pytest.raises(InvalidStatus) as refused:
        StreamClient(sandbox)
    assert refused.value.response.status_code == 503
    time.sleep(0.5)
    with StreamClient(sandbox) as client:
        client.subscribe(DEPTH)


def test_a_connection_is_refused_or_closed_as_soon_as_it_subscribes(sandbox: RunningSandbox) -> None:
    sandbox.faults.add(StreamFault(stream="*", kind="abort", moment="connect", times=1))
    sandbox.faults.add(StreamFault(stream="account.*", kind="close", moment="subscribe", times=1))
    with pytest.raises(InvalidStatus):
        StreamClient(sandbox)
    with StreamClient(sandbox) as client:
        client.subscribe(DEPTH)
        with pytest.raises(ConnectionClosed):
            client.subscribe("account.orderUpdate", keys=sandbox.sandbox.keys)


@pytest.mark.parametrize("code", [1001, 1006])
def test_a_program_can_end_all_connections(sandbox: RunningSandbox, code: int) -> None:
    with StreamClient(sandbox) as one, StreamClient(sandbox) as two:
        sandbox.disconnect_streams(code)
        assert [close_code(client) for client in (one, two)] == [code, code]


def test_faults_are_set_off_and_listed_over_http(sandbox: RunningSandbox, trader: Client) -> None:
    faults = f"{sandbox.base_url}/admin/faults"
    with StreamClient(sandbox) as client:
        client.subscribe(DEPTH)
        added = httpx.post(faults, json={"stream": "depth.*", "kind": "drop", "times": 1})
        assert (added.status_code, added.json()["injected"]) == (201, 0)
        take(trader, 2)
        assert len(client.received()) == 1
        assert httpx.get(faults).json() == [{"stream": "depth.*", "kind": "drop", "times": 1, "injected": 1}]
        ended = httpx.post(f"{sandbox.base_url}/admin/streams/disconnect", json={"code": 1006, "refuse": 30})
        assert ended.status_code == 204
        assert close_code(client) == 1006
    with pytest.raises(InvalidStatus):
        StreamClient(sandbox)
    refused = httpx.post(f"{sandbox.base_url}/admin/streams/disconnect", json={"code": 1005})
    assert (refused.status_code, "1005" in refused.text) == (400, True)
    sandbox.reset()
    with StreamClient(sandbox):
        pass


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"stream": "*", "kind": "vanish"}, "kind"),
        ({"stream": "*", "kind": "slow"}, "slow needs seconds"),
        ({"stream": "*", "kind": "drop", "moment": "connect"}, "drop can only be injected into a frame"),
        ({"stream": "*", "kind": "close", "code": 1006}, "1006"),
        ({"stream": "*", "kind": "drop", "operation": "get_depth"}, "operation"),
    ],
)
def test_a_fault_without_sense_is_refused(
    sandbox: RunningSandbox, capsys: pytest.CaptureFixture[str], fault: dict[str, object], words: str
) -> None:
    answer = httpx.post(f"{sandbox.base_url}/admin/faults", json=fault)
    assert answer.status_code == 400
    assert words in answer.text
    with pytest.raises(SystemExit):
        sandbox_command(["--fault", json.dumps(fault)])
    assert words in capsys.readouterr().err


# Connections that a client or a server gives up


class RawClient:
    """A connection that does nothing by itself: it answers no ping, and reads when it is told to."""

    def __init__(self, sandbox: RunningSandbox) -> None:
        uri = parse_uri(sandbox.stream_url)
        self.protocol = ClientProtocol(uri)
        self.socket = socket.create_connection((uri.host, uri.port), timeout=PATIENCE)
        self.protocol.send_request(self.protocol.connect())
        self.flush()
        self.frames: list[Frame] = []
        while self.protocol.state is not State.OPEN:
            self.read()
        # The server is ready once it answers.
        self.protocol.send_text(b"no JSON")
        self.flush()
        while not any(frame.opcode is Opcode.TEXT for frame in self.frames):
            self.read()

    def flush(self) -> None:
        for data in self.protocol.data_to_send():
            self.socket.sendall(data)

    def read(self) -> None:
        """Read once; what the protocol would answer stays unsent."""
        self.protocol.receive_data(self.socket.recv(65_536))
        self.frames += [event for event in self.protocol.events_received() if isinstance(event, Frame)]


def test_the_server_pings() -> None:
    with running(ping_interval=0.05) as sandbox:
        client = RawClient(sandbox)
        while not any(frame.opcode is Opcode.PING for frame in client.frames):
            client.read()
        client.socket.close()


def test_a_half_open_connection_is_pinged_again_once_that_is_over() -> None:
    with running(ping_interval=0.05) as sandbox:
        client = RawClient(sandbox)

        def wait_for_pings(number: int) -> None:
            while sum(frame.opcode is Opcode.PING for frame in client.frames) < number:
                client.read()

        wait_for_pings(1)
        client.protocol.data_to_send()  # the pong; without it there is no second ping, but for the fault
        sandbox.faults.add(StreamFault(stream="*", kind="half_open", moment="subscribe", seconds=0.1))
        client.protocol.send_text(json.dumps({"method": "SUBSCRIBE", "params": [TRADES]}).encode())
        client.flush()
        wait_for_pings(2)
        client.socket.close()


def test_a_client_that_does_not_read_is_given_up_and_others_are_served_on(
    sandbox: RunningSandbox,
    trader: Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(connection, "MAX_QUEUED_FRAMES", 50)
    hub = sandbox.sandbox.streams
    client = RawClient(sandbox)
    [stuck] = hub.connections
    with StreamClient(sandbox) as reader:
        reader.subscribe(TRADES)
        until = time.monotonic() + PATIENCE
        # The socket's buffers fill first, then the queue.
        while stuck in hub.connections:
            assert time.monotonic() < until
            stuck.deliver(TRADES, "x" * 1_000_000)
        take(trader, 1)
        assert reader.next(TRADES)
    client.socket.close()
    assert "does not read" in caplog.text


def test_what_waits_for_a_client_is_bounded(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe(DEPTH)
        sandbox.faults.add(StreamFault(stream="*", kind="slow", seconds=3600, times=1))
        take(trader, 1)
        [server_side] = sandbox.sandbox.streams.connections
        for number in range(connection.MAX_QUEUED_FRAMES + 10):
            server_side.deliver(DEPTH, str(number))
        assert close_code(client) == 1006
        assert server_side.queued == 0
