"""Strings that can't be signed are refused with the reason, not with Python's own error."""

import pytest

from bpx_api.errors import InvalidArgumentError
from bpx_auth import Credentials, signature


def test_half_a_surrogate_pair_is_refused(credentials: Credentials) -> None:
    with pytest.raises(InvalidArgumentError, match="half a surrogate pair, which can't be signed"):
        signature(credentials.private_key, "instruction=orderExecute&clientId=\ud83d")
