"""Answers about the signer's account and its funds."""

from __future__ import annotations

from bpx_sandbox import errors, shapes
from bpx_sandbox.accounts import Withdrawal
from bpx_sandbox.call import Call, Handler, page, within
from bpx_sandbox.orders import ZERO
from bpx_sandbox.wire import JSON


def get_account(call: Call) -> JSON:
    """Settings, fees, and how many orders are open."""
    return shapes.account(call.account)


def update_account_settings(call: Call) -> JSON:
    """Changes the settings given."""
    settings, given = call.account.settings, call.fields
    if "autoBorrowSettlements" in given.values:
        settings.auto_borrow_settlements = given.flag("autoBorrowSettlements")
    if "autoLend" in given.values:
        settings.auto_lend = given.flag("autoLend")
    if "autoRepayBorrows" in given.values:
        settings.auto_repay_borrows = given.flag("autoRepayBorrows")
    leverage = given.decimal("leverageLimit")
    if leverage is not None:
        if leverage < 1:
            raise errors.invalid_request("Leverage limit is below 1")
        settings.leverage_limit = leverage
    return None


def get_balances(call: Call) -> JSON:
    """What is available and what is locked of each asset."""
    return shapes.balances(call.account)


def get_deposits(call: Call) -> JSON:
    """The funds with which the account was opened."""
    if call.fields.flag("excludePlatform"):
        return []
    deposits = [deposit for deposit in call.account.deposits if within(deposit.created_at, call.fields)]
    return page(deposits, call.fields, shapes.deposit).items


def get_withdrawals(call: Call) -> JSON:
    """The withdrawals asked for."""
    number, client_id = call.fields.integer("id"), call.fields.text("clientId")
    found = [
        withdrawal
        for withdrawal in call.account.withdrawals
        if within(withdrawal.created_at, call.fields)
        and (number is None or withdrawal.id == number)
        and (client_id is None or withdrawal.client_id == client_id)
    ]
    return page(found, call.fields, shapes.withdrawal).items


def request_withdrawal(call: Call) -> JSON:
    """Takes available funds out of the account. Every address counts as exempt from two-factor."""
    account, fields = call.account, call.fields
    asset, quantity = fields.required_text("symbol"), fields.required_decimal("quantity")
    if asset not in call.engine.assets:
        raise errors.unknown_asset(asset)
    if quantity <= ZERO:
        raise errors.invalid_quantity("Quantity is below the minimum quantity")
    withdrawal = Withdrawal(
        id=len(account.withdrawals) + 1,
        symbol=asset,
        quantity=quantity,
        blockchain=fields.required_text("blockchain"),
        address=fields.required_text("address"),
        client_id=fields.text("clientId"),
        created_at=call.now,
    )
    call.engine.withdraw(account, withdrawal)
    return shapes.withdrawal(withdrawal)


HANDLERS: dict[str, Handler] = {
    handler.__name__: handler
    for handler in (
        get_account,
        update_account_settings,
        get_balances,
        get_deposits,
        get_withdrawals,
        request_withdrawal,
    )
}
