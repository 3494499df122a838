"""The secret key and the two-factor token are in nothing that a failing program writes, whoever writes it."""

import os
import stat
import subprocess
import sys
import warnings
from base64 import b64decode, b64encode
from pathlib import Path
from urllib.parse import quote

import pytest

from bpx_client import Credentials, connect
from bpx_sandbox.server import RunningSandbox

TOKEN = "t0k3n-c0rr3ct-h0rs3"
REDIS_PASSWORD = "hunter2"
ROOT = Path(__file__).parents[2]


def disguises(secret: str, raw: bytes) -> list[str]:
    """The forms in which a secret could be written, without its end, which a long line may lose."""
    forms = [secret[:-4], quote(secret, safe="")[:-4], repr(raw)[2:-1], raw.hex(), b64encode(raw).decode()[:-4]]
    return [form for form in dict.fromkeys(forms) if len(form) >= 6]


def where(secrets: list[str], text: str) -> list[str]:
    """The steps of the program in which a secret shows, with the line."""
    found: list[str] = []
    step = ""
    for line in text.splitlines():
        if line.startswith("=== "):
            step = line
        if any(secret in line for secret in secrets):
            found.append(f"{step}: {line.strip()[:300]}")
    return found


def test_nothing_that_a_failing_program_writes_shows_a_secret(exchange: RunningSandbox, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"PUBLIC_KEY={exchange.public_key}\nSECRET_KEY={exchange.secret_key}\n")
    (tmp_path / "secret").write_text(exchange.secret_key)
    (tmp_path / "token").write_text(TOKEN)
    (tmp_path / "password").write_text(REDIS_PASSWORD)

    run = subprocess.run(
        [sys.executable, ROOT / "tests" / "faults" / "failing_program.py", exchange.base_url, "token"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}", "PYTHONDEVMODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    written = run.stdout + run.stderr
    assert run.returncode == 0, written[-3000:]
    secret, key = exchange.secret_key, b64decode(exchange.secret_key)
    secrets = [*disguises(secret, key), *disguises(TOKEN, TOKEN.encode()), REDIS_PASSWORD]
    assert where(secrets, written) == [], "\n".join(where(secrets, written)[:40])

    # The program did fail, loudly, in every way meant: else there would be nothing to find.
    for step in (
        "OutcomeUnknownError",
        "NotSentError",
        "InvalidArgumentError",
        "CredentialsError",
        "TimeoutError",
        "KeyboardInterrupt",
    ):
        assert step in written
    for logger in ("bpx DEBUG", "httpx", "asyncio"):
        assert logger in written
    assert f"&twoFactorToken={'*' * 10}&" in written, "the log shows the string that was signed, masked"
    assert "locals" in written


def test_the_log_tells_method_path_signed_string_status_and_duration(
    exchange: RunningSandbox, keys: Credentials, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG", logger="bpx"), connect(keys, base_url=exchange.base_url) as bpx:
        bpx.order.get_open_orders(symbol="SOL_USDC")
        bpx.markets.get_depth(symbol="SOL_USDC")

    signed, unsigned = [record.getMessage() for record in caplog.records if record.name == "bpx"]
    start, end = signed.split("&timestamp=")
    assert start == "GET /api/v1/orders instruction=orderQueryAll&symbol=SOL_USDC"
    assert " -> 200 in " in end
    assert end.endswith(" ms")
    assert unsigned.startswith("GET /api/v1/depth symbol=SOL_USDC -> 200 in ")


# --- .env -----------------------------------------------------------------------------------------------------------

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX has modes that say who may read a file")


def env_file(tmp_path: Path, keys: RunningSandbox, mode: int) -> Path:
    file = tmp_path / ".env"
    file.write_text(f"PUBLIC_KEY={keys.public_key}\nSECRET_KEY={keys.secret_key}\n")
    file.chmod(mode)
    return file


@posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_file_with_the_secret_that_others_can_read_gives_a_warning(
    exchange: RunningSandbox, tmp_path: Path, mode: int
) -> None:
    file = env_file(tmp_path, exchange, mode)

    with pytest.warns(UserWarning, match=r"^\.env holds the secret key and others .* can read it: chmod 600 \.env$"):
        Credentials.from_env()

    assert stat.S_IMODE(file.stat().st_mode) == mode, "it warns, it doesn't meddle"


@posix
@pytest.mark.parametrize("mode", [0o600, 0o400, 0o622])
def test_a_file_with_the_secret_that_only_its_owner_can_read_gives_none(
    exchange: RunningSandbox, tmp_path: Path, mode: int
) -> None:
    env_file(tmp_path, exchange, mode)

    with warnings.catch_warnings(action="error"):
        Credentials.from_env()


@posix
def test_a_file_that_the_secret_does_not_come_from_gives_none(
    exchange: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file(tmp_path, exchange, 0o644)
    monkeypatch.setenv("PUBLIC_KEY", exchange.public_key)
    monkeypatch.setenv("SECRET_KEY", exchange.secret_key)

    with warnings.catch_warnings(action="error"):
        Credentials.from_env()


# --- What is checked in ---------------------------------------------------------------------------------------------


def test_no_generated_file_holds_a_secret(secret_key: str) -> None:
    """The exchange's guide publishes a key pair, which the tests use; what is generated and shipped has none."""
    shipped = ("generated", "bpx_auth", "bpx_client.transport", "bpx_client.trading", "bpx_sandbox")

    assert [
        file
        for folder in shipped
        for file in (ROOT / folder).rglob("*.py")
        if secret_key[:-4] in file.read_text(encoding="utf-8")
    ] == []
