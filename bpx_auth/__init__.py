"""Keys, signatures, and `connect()`, which puts a signed client together."""

from .connecting import aconnect, connect
from .credentials import Credentials
from .hook import BpxAuth, signed_string
from .signing import signature, string_to_sign

__all__ = ["BpxAuth", "Credentials", "aconnect", "connect", "signature", "signed_string", "string_to_sign"]
