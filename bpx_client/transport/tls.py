"""TLS as bytes, without I/O: the client's end of an encrypted connection.

asyncio's own TLS transport doesn't say at once that the server is about to close, and its parts are gone before the
protocol hears of it; this one is asked for what it knows.
"""

from __future__ import annotations

import ssl

from bpx_auth.fork_safety import OpenSSL

_CHUNK = 65536


class TlsSession:
    """The client's end of one encrypted connection, over any transport.

    Attributes:
        established: True once the handshake is complete: the server has proved who it is.
        ended: True once the server has said that nothing more will come.
    """

    __slots__ = ("_incoming", "_object", "_outgoing", "ended", "established")

    def __init__(self, context: ssl.SSLContext, host: str) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        with OpenSSL():
            self._object = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)
        self.established: bool = False
        self.ended: bool = False

    def receive(self, data: bytes) -> bytes:
        """Take encrypted bytes as they arrive, none to begin with, and return the plain ones in them.

        Raises:
            ssl.SSLError: the server can't prove who it is, or what arrived isn't TLS.
        """
        self._incoming.write(data)
        received = b""
        with OpenSSL():
            try:
                if not self.established:
                    self._object.do_handshake()
                    self.established = True
                while piece := self._object.read(_CHUNK):
                    received = received + piece if received else piece
                self.ended = True
            except ssl.SSLWantReadError:
                pass
        return received

    def encrypt(self, data: bytes) -> bytes:
        """Return the bytes that carry the plain ones, and all else that waits to be sent."""
        with OpenSSL():
            self._object.write(data)
        return self._outgoing.read()

    def to_send(self) -> bytes:
        """Return what waits to be sent, such as the handshake's next message."""
        return self._outgoing.read()
