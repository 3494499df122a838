"""Keys and signatures: credentials, the string to sign, and the hook that signs for any httpx client."""

from .credentials import Credentials
from .hook import BpxAuth, signed_string
from .signing import signature, string_to_sign

__all__ = ["BpxAuth", "Credentials", "signature", "signed_string", "string_to_sign"]
