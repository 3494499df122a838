"""Answers about the signer's account and its funds."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.accounts import Account, Withdrawal
from bpx_sandbox.engine.fields import JSON
from bpx_sandbox.http import serializers
from bpx_sandbox.http.asset_handlers import address_of, coin
from bpx_sandbox.http.requests import Call, Handler, known_asset, page, within

TWO_FACTOR_CODES = {"app": "123456", "email": "654321"}
"""The codes that every authenticator and every e-mail shows. That of the app is good as a token too."""


def get_account(call: Call) -> JSON:
    """Settings, fees, and how many orders are open."""
    return serializers.account(call.account)


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
    return serializers.balances(call.account)


def get_deposits(call: Call) -> JSON:
    """The funds with which the account was opened."""
    if call.fields.flag("excludePlatform"):
        return []
    deposits = [deposit for deposit in call.account.deposits if within(deposit.created_at, call.fields)]
    return page(
        deposits, call.fields, lambda each: serializers.deposit(each, address_of(call.account, each.symbol))
    ).items


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
    return page(found, call.fields, serializers.withdrawal).items


def request_withdrawal(call: Call) -> JSON:
    """Take available funds out of the account; an address that isn't exempt needs a two-factor token."""
    account, fields = call.account, call.fields
    asset, quantity = known_asset(call, "symbol"), fields.required_decimal("quantity")
    if quantity < coin(asset).minimum:
        raise errors.invalid_quantity("Quantity is below the minimum withdrawal")
    if fields.required_text("address") not in call.engine.exempt_addresses:
        _check_token(account, fields.text("twoFactorToken"))
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
    return serializers.withdrawal(withdrawal)


def issue_two_factor_token(call: Call) -> JSON:
    """Issue a two-factor token for a code, as an authenticator or an e-mail would show it."""
    given = {name: call.fields.text(name) for name in TWO_FACTOR_CODES if name in call.fields.values}
    if not given or any(code != TWO_FACTOR_CODES[name] for name, code in given.items()):
        raise errors.invalid_two_factor_code("Invalid two factor code")
    text = f"{call.account.name} {len(call.account.tokens)}"
    token = b64encode(sha256(text.encode()).digest()).decode()
    call.account.tokens.add(token)
    return {"signature": token}


HANDLERS: dict[str, Handler] = {
    handler.__name__: handler
    for handler in (
        get_account,
        update_account_settings,
        get_balances,
        get_deposits,
        get_withdrawals,
        request_withdrawal,
        issue_two_factor_token,
    )
}


def _check_token(account: Account, token: str | None) -> None:
    if token is None:
        raise errors.invalid_two_factor_code("Two factor token required: the address is not exempt")
    if token != TWO_FACTOR_CODES["app"] and token not in account.tokens:
        raise errors.invalid_two_factor_code("Invalid two factor token")
