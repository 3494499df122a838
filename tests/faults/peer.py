"""A server that records orders and responds to each with its own name, over TCP or TLS."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

Script = Callable[[socket.socket, bytes], None]
"""A server's handling of one request: it gets the connection and the received bytes."""


def certificate(folder: Path) -> Path:
    """Write a key and a self-signed certificate for 127.0.0.1 to one file, for SSL_CERT_FILE."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "peer")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "peer.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + signed.public_bytes(Encoding.PEM))
    return file


def answer(body: bytes, *headers: bytes) -> bytes:
    """Return the bytes of an ordinary response."""
    lines = b"".join(b"%s\r\n" % header for header in headers)
    return b"HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s" % (lines, len(body), body)


class Peer:
    """The server.

    Attributes:
        port: Its port, on 127.0.0.1.
        script: The handling of a request; by default the response is the request's target.
        orders: The targets of all requests that have arrived.
        connections: The number of accepted connections.
    """

    def __init__(self, port: int, context: ssl.SSLContext | None) -> None:
        self.port = port
        self.script: Script = lambda connection, request: connection.sendall(answer(request.split()[1]))
        self.orders: list[bytes] = []
        self.connections = 0
        self._context = context

    def serve(self, connection: socket.socket) -> None:
        """Handle the requests of one connection."""
        with suppress(OSError, ValueError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            while request := connection.recv(65536):
                self.orders.append(request.split()[1])
                self.script(connection, request)
        connection.close()


@contextmanager
def running(file: Path | None = None) -> Generator[Peer]:
    """Run a server, over TLS if there is a certificate."""
    context = None
    if file is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
    threads: list[threading.Thread] = []
    connections: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0), backlog=512) as door:
        peer = Peer(door.getsockname()[1], context)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = door.accept()
                    peer.connections += 1
                    connections.append(connection)
                    threads.append(threading.Thread(target=peer.serve, args=(connection,), daemon=True))
                    threads[-1].start()

        threads.append(threading.Thread(target=accept, daemon=True))
        threads[0].start()
        yield peer
        door.shutdown(socket.SHUT_RDWR)
