"""Certificates that can't be read: the variable that names them is blamed, and only where there is one."""

import httpx
import pytest

from bpx_client.transport.certificates import ssl_context


def test_an_installation_without_certificates_is_not_blamed_on_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise FileNotFoundError(2, "No such file or directory")

    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(httpx, "create_ssl_context", broken)

    with pytest.raises(FileNotFoundError):
        ssl_context()
