"""The command and the pytest fixture of the local exchange."""

import httpx
import pytest

from bpx_sandbox import RunningSandbox
from bpx_sandbox.__main__ import main


def test_the_command_says_that_a_port_is_taken(bpx_sandbox: RunningSandbox, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--port", bpx_sandbox.base_url.rpartition(":")[2]])
    assert "can't listen on 127.0.0.1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "part"),
    [
        ("--fault", "{", "--fault {: Invalid JSON"),
        ("--fault", '{"status": 1}', "status: Input should be greater than or equal to 200"),
        ("--fault", '{"colour": "red"}', "colour: Extra inputs are not permitted"),
        ("--market", "ETH_USDC", "ETH_USDC is not one of"),
        ("--port", "99999", "can't listen on 127.0.0.1:99999"),
        ("--host", "300.1.1.1", "can't listen on 300.1.1.1:0"),
        ("--document", "/nowhere", "No such file or directory: '/nowhere'"),
        ("--document", __file__, "is not an OpenAPI document"),
        ("--clock-offset", "9" * 20, "clock_offset must be within"),
    ],
)
def test_a_mistake_on_the_command_line_is_told_in_one_line(
    option: str, value: str, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([option, value])
    [line] = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert part in line


@pytest.mark.parametrize("turn", [1, 2])
def test_the_fixture_is_as_good_as_new_for_every_test(bpx_sandbox: RunningSandbox, turn: int) -> None:
    assert httpx.get(f"{bpx_sandbox.base_url}/api/v1/ping").text == "pong"
    assert list(bpx_sandbox.sandbox.keys_of) == ["main"]
    bpx_sandbox.open_account(f"guest {turn}")
    assert set(bpx_sandbox.environment) == {"BPX_BASE_URL", "PUBLIC_KEY", "SECRET_KEY"}
