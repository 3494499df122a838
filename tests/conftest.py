"""Fixtures for every test: the guide's key pair, a check of signatures, and isolation from the machine's keys."""

import gc
import os
import sys
from base64 import b64decode
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import settings

from bpx_auth import Credentials

# A test must not fail because the machine is busy.
settings.register_profile("bpx", deadline=None)
settings.load_profile("bpx")


def pytest_configure() -> None:
    """Measure coverage without its lock, which a signal handler that raises would leave locked."""
    if "coverage" in sys.modules and (measurement := sys.modules["coverage"].Coverage.current()) is not None:
        collector = measurement._collector
        # It only guards how threads add a file to the data, which the interpreter's own lock does as well.
        for tracer in (collector, *collector.tracers):
            tracer.lock_data = tracer.unlock_data = bool  # C code, in which no signal handler runs


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Use one worker more than cores for `-n auto`, because tests spend half of their time waiting."""
    cores = yield
    return cores if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else cores + 1


def pytest_collection_finish() -> None:
    """Exclude the 7,000 collected tests from garbage collection, which takes 0.2 s otherwise."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_keys_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Hide the machine's keys, URL and `.env` from the tests, and make their files private."""
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
    """Check that a request has the guide's key and its signature of a string."""
    key = Ed25519PublicKey.from_public_bytes(b64decode(public_key))

    def verified(request: httpx.Request, text: str) -> None:
        assert request.headers["X-API-Key"] == public_key
        key.verify(b64decode(request.headers["X-Signature"]), text.encode())

    return verified
