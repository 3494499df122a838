"""Collateral, positions, funding, loans and withdrawals agree with the trades and with one another."""

from decimal import Decimal
from typing import Any

import pytest

from bpx_sandbox import Sandbox

from ..customer import NOW, Customer, market_order

PERPETUAL = "SOL_USDC_PERP"
HOUR = 3_600_000
D: Any = Decimal


def trade(customer: Customer, side: str, quantity: str) -> Any:
    return customer.get("execute_order", **market_order(side, symbol=PERPETUAL, quantity=quantity))


def total(customer: Customer, asset: str = "USDC") -> Any:
    return sum(map(D, customer.balance(asset)), D(0))


def test_collateral_follows_from_balances_and_positions(customer: Customer) -> None:
    before = customer.get("get_collateral")
    assert (D(before["netEquity"]), before["marginFraction"]) == (100_000, None)
    assert D(before["netEquityAvailable"]) == 100_000
    trade(customer, "Bid", "10")
    after = customer.get("get_collateral")
    [position] = customer.get("get_positions")
    available, locked = customer.balance("USDC")
    assert D(after["netEquity"]) == available + locked + D(position["pnlUnrealized"])
    assert D(after["netEquityLocked"]) == locked
    assert D(after["netExposureFutures"]) == D(position["netExposureNotional"])
    contributions = {each["symbol"]: each for each in after["collateral"]}
    assert set(contributions) == {"BTC", "SOL", "USDC"}
    assert D(contributions["SOL"]["totalQuantity"]) == 1000
    assert D(after["assetsValue"]) == sum(D(each["collateralValue"]) for each in contributions.values())


def test_positions_are_told_from_opening_to_closing(customer: Customer) -> None:
    trade(customer, "Bid", "4")
    customer.now += 1000
    trade(customer, "Ask", "1")
    trade(customer, "Ask", "5")
    [turned, first] = customer.get("get_position_history")
    assert (first["state"], first["netQuantity"], first["closedAt"]) == ("Closed", "0", "2025-06-24T19:23:42.519")
    assert (turned["state"], D(turned["netQuantity"])) == ("Open", -2)
    [held] = customer.get("get_positions")
    assert (held["positionId"], D(held["netQuantity"]), D(held["pnlRealized"])) == (turned["id"], -2, 0)
    sold = [fill for fill in customer.get("get_fills") if fill["side"] == "Ask"]
    realised = D(first["cumulativePnlRealized"])
    fees = D(first["fees"]) + D(turned["fees"])
    assert fees == sum(D(fill["fee"]) for fill in customer.get("get_fills"))
    assert total(customer) == 100_000 + realised - fees
    assert D(first["closingPrice"]) == D(sold[0]["price"])
    assert customer.get("get_position_history", state="Closed") == [first]
    assert customer.get("get_position_history", state="Open") == [turned]
    assert customer.get("get_position_history", symbol="SOL_USDC") == []


def test_funding_is_paid_every_hour_and_told_everywhere_alike(customer: Customer) -> None:
    trade(customer, "Bid", "100")
    before = total(customer)
    customer.now += 2 * HOUR
    payments = customer.get("get_funding_payments")
    [running, *rates] = customer.get("get_funding_interval_rates", symbol=PERPETUAL, limit=3)
    assert [(each["intervalEndTimestamp"], each["fundingRate"]) for each in payments] == [
        (each["intervalEndTimestamp"], each["fundingRate"]) for each in rates
    ]
    [mark] = customer.get("get_mark_prices", symbol=PERPETUAL)
    assert running["fundingRate"] == mark["fundingRate"]
    assert running["intervalEndTimestamp"] == "2025-06-24T22:00:00"
    assert mark["nextFundingTimestamp"] == (NOW // HOUR + 3) * HOUR
    for payment in payments:
        assert D(payment["quantity"]) == -100 * D(payment["fundingRate"]) * D(mark["markPrice"])
    paid = sum(D(payment["quantity"]) for payment in payments)
    [position] = customer.get("get_positions")
    [history] = customer.get("get_position_history")
    assert paid == D(position["cumulativeFundingPayment"]) == D(history["fundingQuantity"]) == total(customer) - before
    settled = customer.get("get_settlement_history", source="FundingPayment")
    assert [each["quantity"] for each in settled] == [each["quantity"] for each in payments]
    assert {each["positionId"] for each in settled} == {position["positionId"]}


def test_funding_rates_of_a_market_that_has_none_are_no_rates(customer: Customer) -> None:
    assert customer.get("get_funding_interval_rates", symbol="NOPE_USDC_PERP") == []
    assert customer.get("get_funding_interval_rates", symbol="SOL_USDC") == []
    rates = customer.get("get_funding_interval_rates", symbol=PERPETUAL, limit=100)
    assert len({each["fundingRate"] for each in rates}) > 50


def test_settlements_add_up_to_what_the_balance_lost_or_won(customer: Customer) -> None:
    for side, quantity in (("Bid", "7"), ("Ask", "9"), ("Bid", "1"), ("Bid", "1")):
        trade(customer, side, quantity)
        customer.now += HOUR
    settled = customer.get("get_settlement_history")
    assert {each["source"] for each in settled} == {"TradingFees", "RealizePnl", "FundingPayment"}
    assert total(customer) == 100_000 + sum(D(each["quantity"]) for each in settled)


def test_lending_and_borrowing_move_funds_and_bear_interest(customer: Customer) -> None:
    customer.get("execute_borrow_lend", symbol="USDC", side="Lend", quantity="5000")
    customer.get("execute_borrow_lend", symbol="SOL", side="Borrow", quantity="100")
    assert (total(customer), total(customer, "SOL")) == (95_000, 1100)
    customer.now += HOUR
    usdc, sol = customer.get("get_borrow_lend_positions")
    assert D(usdc["netQuantity"]) == 5000 + D(usdc["cumulativeInterest"]) > 5000
    assert D(sol["netQuantity"]) == -100 + D(sol["cumulativeInterest"]) < -100
    assert D(sol["netExposureNotional"]) == -D(sol["netQuantity"]) * D(sol["markPrice"])
    paid = {each["symbol"]: each["quantity"] for each in customer.get("get_interest_history")}
    assert paid == {"USDC": usdc["cumulativeInterest"], "SOL": sol["cumulativeInterest"]}
    collateral = customer.get("get_collateral")
    assert D(collateral["borrowLiability"]) == D(sol["netExposureNotional"])
    assert D(collateral["netEquity"]) == 100_000 + D(usdc["cumulativeInterest"]) - D(sol["netExposureNotional"])

    customer.get("execute_borrow_lend", symbol="SOL", side="Lend", quantity=str(-D(sol["netQuantity"])))
    customer.get("execute_borrow_lend", symbol="USDC", side="Borrow", quantity=usdc["netQuantity"])
    assert customer.get("get_borrow_lend_positions") == []
    assert total(customer) == 100_000 + D(usdc["cumulativeInterest"])
    events = [each["eventType"] for each in customer.get("get_borrow_lend_history", sortDirection="Asc")]
    assert events == ["Lend", "Borrow", "BorrowRepay", "LendRedeem"]
    assert customer.get("get_borrow_lend_position_history", state="Open") == []
    closed = customer.get("get_borrow_lend_position_history", state="Closed", sortDirection="Asc")
    assert [(each["symbol"], each["side"]) for each in closed] == [("USDC", "Lend"), ("SOL", "Borrow")]


def test_a_borrow_has_the_limit_that_is_told(customer: Customer) -> None:
    limit = D(customer.get("get_max_borrow_quantity", symbol="SOL")["maxBorrowQuantity"])
    assert D(580) < limit < D(590)  # what 100,000 USDC are worth
    order: dict[str, Any] = {"symbol": "SOL", "side": "Borrow"}
    refusal = customer.refusal("execute_borrow_lend", **order, quantity=str(limit + 1))
    assert refusal == "BORROW_LIMIT: Borrow limit exceeded"
    assert customer.refusal("execute_borrow_lend", symbol="SOL", side="Lend", quantity="1001").startswith(
        "INSUFFICIENT"
    )
    assert customer.refusal("execute_borrow_lend", symbol="X", side="Lend", quantity="1").startswith("INVALID_ASSET")
    assert customer.get("get_borrow_lend_history") == []
    customer.get("execute_borrow_lend", **order, quantity="500")
    left = D(customer.get("get_max_borrow_quantity", symbol="SOL")["maxBorrowQuantity"])
    assert left < limit - 500  # it is owed, too
    assert D(customer.get("get_max_withdrawal_quantity", symbol="USDC")["maxWithdrawalQuantity"]) < 100_000


WITHDRAWAL: dict[str, Any] = {"symbol": "USDC", "blockchain": "Solana", "quantity": "10", "address": "elsewhere"}


@pytest.mark.parametrize(
    ("token", "message"), [(None, "Two factor token required"), ("000000", "Invalid two factor token")]
)
def test_a_withdrawal_needs_a_two_factor_token(customer: Customer, token: str | None, message: str) -> None:
    given: dict[str, Any] = {} if token is None else {"twoFactorToken": token}
    refusal = customer.refusal("request_withdrawal", **WITHDRAWAL, **given)
    assert refusal.startswith(f"INVALID_TWO_FACTOR_CODE: {message}")
    assert (total(customer), customer.get("get_withdrawals")) == (100_000, [])


def test_a_withdrawal_with_a_token_takes_funds_out_and_is_in_the_history(customer: Customer) -> None:
    customer.get("request_withdrawal", **WITHDRAWAL, twoFactorToken="123456")
    token = customer.get("issue_two_factor_token", app="123456")["signature"]
    customer.get("request_withdrawal", **WITHDRAWAL, twoFactorToken=token, clientId="rent")
    assert total(customer) == 99_980
    [second, first] = customer.get("get_withdrawals")
    assert (first["toAddress"], second["clientId"], second["quantity"]) == ("elsewhere", "rent", "10")
    assert customer.refusal("issue_two_factor_token", app="000000").startswith("INVALID_TWO_FACTOR_CODE")
    small: dict[str, Any] = {**WITHDRAWAL, "quantity": "0.5"}
    assert customer.refusal("request_withdrawal", **small, twoFactorToken=token).startswith("INVALID_QUANTITY")


def test_a_withdrawal_to_an_exempt_address_needs_no_token() -> None:
    customer = Customer()
    customer.sandbox = Sandbox(seed=1, clock=lambda: customer.now, exempt_addresses=["elsewhere"])
    elsewhere: dict[str, Any] = {**WITHDRAWAL, "address": "Elsewhere"}
    for _ in range(2):
        customer.get("request_withdrawal", **WITHDRAWAL)
        customer.sandbox.reset()
    assert customer.refusal("request_withdrawal", **elsewhere)


def test_deposits_name_the_address_that_they_came_to(customer: Customer) -> None:
    address = customer.get("get_deposit_address", blockchain="Solana")["address"]
    addresses = {deposit["symbol"]: deposit["toAddress"] for deposit in customer.get("get_deposits")}
    assert (addresses["SOL"], addresses["USDC"]) == (address, address)


def test_asking_for_an_unknown_asset_leaves_no_trace_in_the_balances(customer: Customer) -> None:
    assert customer.refusal("get_max_withdrawal_quantity", symbol="NOPE").startswith("INVALID_ASSET")
    assert set(customer.get("get_balances")) == {"BTC", "SOL", "USDC"}
