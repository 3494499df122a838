"""Fixtures of the sandbox's tests."""

import pytest

from .customer import Customer


@pytest.fixture
def customer() -> Customer:
    return Customer()
