"""Fixtures of the sandbox's tests."""

import pytest

from .customer import Customer


@pytest.fixture
def customer() -> Customer:
    return Customer()


@pytest.fixture(scope="module")
def visitor() -> Customer:
    """A customer that the tests of a module share, because they don't depend on the account."""
    return Customer()
