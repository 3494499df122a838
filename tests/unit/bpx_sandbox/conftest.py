"""Fixtures of the sandbox's tests."""

import pytest

from .customer import Customer


@pytest.fixture
def customer() -> Customer:
    return Customer()


@pytest.fixture(scope="module")
def visitor() -> Customer:
    """A customer whom the tests of a module share, because what is in the account doesn't matter to them."""
    return Customer()
