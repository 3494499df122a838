"""The sandbox over HTTP: on a socket, in process, and from the command line."""

import asyncio
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from bpx_sandbox import Sandbox, running
from bpx_sandbox.http.exchange import HANDLERS
from tests.unit.bpx_sandbox.customer import Customer


def test_it_answers_from_the_first_moment_and_closes() -> None:
    with running(seed=1) as sandbox:
        assert sandbox.base_url.startswith("http://127.0.0.1:")
        assert sandbox.public_key == Sandbox(seed=1).keys.public_key
        assert httpx.get(f"{sandbox.base_url}/api/v1/ping").text == "pong"
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{sandbox.base_url}/api/v1/ping")


def test_a_client_that_goes_in_the_middle_of_a_body_is_no_error(capfd: pytest.CaptureFixture[str]) -> None:
    with running(seed=1) as sandbox:
        address = httpx.URL(sandbox.base_url)
        with socket.create_connection((address.host, address.port)) as client:
            client.sendall(b"POST /api/v1/order HTTP/1.1\r\nHost: sandbox\r\nContent-Length: 100\r\n\r\n{")
        assert httpx.get(f"{sandbox.base_url}/api/v1/ping").text == "pong"

    assert capfd.readouterr().err == ""


def test_it_runs_in_process() -> None:
    async def talk() -> list[httpx.Response]:
        transport = httpx.ASGITransport(Sandbox().app)
        async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
            return [
                await client.get("/api/v1/time"),
                await client.get("/api/v1/depth", params={"symbol": "SOL_USDC", "limit": 5}),
                await client.get("/api/v1/markets?marketType=SPOT&marketType=PERP"),
                await client.get("/api/v1/nothing"),
                await client.put("/api/v1/order"),
            ]

    moment, depth, markets, nothing, wrong = asyncio.run(talk())
    assert moment.text.isdigit()
    assert moment.headers["content-type"] == "text/plain; charset=utf-8"
    assert [len(depth.json()[side]) for side in ("bids", "asks")] == [5, 5]
    assert len(markets.json()) == 3
    assert (nothing.status_code, nothing.text) == (404, "not found")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "RESOURCE_NOT_FOUND")


def test_an_answer_says_whether_it_follows_from_state_or_is_an_example() -> None:
    customer = Customer()
    assert customer.send("GET", "/api/v1/markets")[1]["X-Sandbox".lower()] == "state"
    assert customer.send("GET", "/api/v1/prediction/tags")[1]["x-sandbox"] == "example"
    assert "x-sandbox" not in customer.send("GET", "/api/v1/market")[1]  # a refusal has no such header


def test_the_page_lists_what_is_state_and_what_is_an_example() -> None:
    customer = Customer()
    status, headers, body = customer.send("GET", "/")
    page = body.decode()
    rows = re.findall(r"<tr><td>(\w+)</td>.*<td>(state|example)</td></tr>", page)
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert dict(rows) == {
        name: "state" if operation.endpoint in HANDLERS else "example"
        for name, operation in customer.sandbox.exchange.document.operations.items()
    }
    assert customer.sandbox.keys.public_key not in page
    assert customer.sandbox.keys.secret_key not in page


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import runpy; runpy.run_module('bpx_sandbox', run_name='__main__')", 2),
        ("import bpx_sandbox.server", 1),
        ("from bpx_sandbox import Sandbox", 1),
        ("from bpx_sandbox import Fault", 1),
        ("import bpx_sandbox.pytest_plugin", 0),
    ],
)
@pytest.mark.parametrize("module", ["uvicorn", "jsonschema_rs"])
def test_without_its_extra_it_says_what_to_install(program: str, code: int, module: str) -> None:
    command = [sys.executable, "-c", f"import sys; sys.modules[{module!r}] = None; {program}"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == code
    message = f"bpx_sandbox needs {module}, which is not installed: pip install 'bpx-client[sandbox]'"
    assert (message in run.stderr) is (code > 0)
    if code == 2:
        assert run.stderr.splitlines() == [message]


def test_without_its_extra_pytest_runs_and_the_fixture_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_a(): pass\ndef test_b(bpx_sandbox): pass\n", encoding="utf-8")
    program = f"import sys, pytest; sys.modules['starlette'] = None; pytest.main([{str(tmp_path)!r}])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "1 passed, 1 error" in run.stdout
    assert "bpx_sandbox needs starlette, which is not installed: pip install 'bpx-client[sandbox]'" in run.stdout


def test_headers_are_read_without_regard_to_case() -> None:
    customer = Customer()
    headers = customer.headers(f"instruction=balanceQuery&timestamp={customer.now}&window=5000")

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(customer.sandbox.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
            return await client.get("/api/v1/capital", headers={name.upper(): value for name, value in headers.items()})

    assert asyncio.run(ask()).json()["SOL"] == {"available": "1000", "locked": "0", "staked": "0"}


def test_the_same_seed_gives_the_same_exchange() -> None:
    one, same, other = Customer(seed=1), Customer(seed=1), Customer(seed=2)
    for operation_id in ("get_depth", "get_recent_trades"):
        assert one.get(operation_id, symbol="SOL_USDC") == same.get(operation_id, symbol="SOL_USDC")
        assert one.get(operation_id, symbol="SOL_USDC") != other.get(operation_id, symbol="SOL_USDC")
    assert one.limit("Bid", "170.00", "1")["id"] == same.limit("Bid", "170.00", "1")["id"]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_prints_what_a_person_needs_and_stops_on_a_signal(ending: signal.Signals) -> None:
    command = [sys.executable, "-m", "bpx_sandbox", "--port", "0", "--seed", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = "".join(iter(process.stdout.readline, "\n"))
        printed += "".join(iter(process.stdout.readline, "\n"))
        settings = dict(re.findall(r"export (\w+)='(.*)'", printed))
        assert settings["PUBLIC_KEY"] == Sandbox(seed=1).keys.public_key
        assert httpx.get(f"{settings['BPX_BASE_URL']}/api/v1/ping").text == "pong"
        process.send_signal(ending)
        _, complaints = process.communicate(timeout=10)
        assert complaints == ""
