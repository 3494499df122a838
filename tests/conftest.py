"""Fixtures for every test: the guide's key pair, a check of signatures, and nothing of this machine's own keys."""

import gc
import os
from base64 import b64decode
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import settings

from bpx_auth import Credentials

# A busy machine is no reason for a test to fail.
settings.register_profile("bpx", deadline=None)
settings.load_profile("bpx")


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """For `-n auto`, one worker more than there are cores: half of what the tests take is waiting, not work."""
    cores = yield
    return cores if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else cores + 1


def pytest_collection_finish() -> None:
    """What 7,000 tests are made of stays to the end: no garbage collection looks at it again, which takes 0.2 s."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_keys_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No test finds keys or an address in the environment or a `.env`, and none writes files for others to read."""
    for name in ("PUBLIC_KEY", "SECRET_KEY", "BPX_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    usual = os.umask(0o077)
    yield
    os.umask(usual)


@pytest.fixture(scope="session")
def public_key() -> str:
    """The public key of the exchange's Python guide."""
    return "5+yQgwU0ZdJ/9s+GXfuPFfo7yQQpl9CgvQedJXne30o="


@pytest.fixture(scope="session")
def secret_key() -> str:
    """The secret key of the exchange's Python guide."""
    return "TDSkv44jf/iD/QCKkyCdixO+p1sfLXxk+PZH7mW/ams="


@pytest.fixture(scope="session")
def credentials(public_key: str, secret_key: str) -> Credentials:
    """The guide's key pair, ready to sign."""
    return Credentials(public_key, secret_key)


@pytest.fixture(scope="session")
def verify(public_key: str) -> Callable[[httpx.Request, str], None]:
    """A check that a request carries the guide's key and its signature over a text; it raises where it doesn't."""
    key = Ed25519PublicKey.from_public_bytes(b64decode(public_key))

    def verified(request: httpx.Request, text: str) -> None:
        assert request.headers["X-API-Key"] == public_key
        key.verify(b64decode(request.headers["X-Signature"]), text.encode())

    return verified
