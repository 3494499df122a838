"""Borrowing and lending: an account has at most one open loan in an asset, which earns or owes interest."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from itertools import count

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.accounts import Account, InterestPayment, Loan, LoanEvent, round_amount
from bpx_sandbox.engine.funding import HOUR_MS
from bpx_sandbox.engine.margin import Margins
from bpx_sandbox.engine.orders import ZERO
from bpx_sandbox.engine.settlement import HouseAccount

BORROW_RATE, LEND_RATE = Decimal("0.0523"), Decimal("0.047")
"""The yearly rates of borrowers and lenders, as fractions."""

_HOURS_A_YEAR = 8760


class LoanSide(StrEnum):
    """The direction of a loan or of a change."""

    BORROW = "Borrow"
    LEND = "Lend"


def yearly_rate(loan: Loan) -> Decimal:
    """Return the yearly rate of a loan, as a fraction."""
    return LEND_RATE if loan.side == LoanSide.LEND else BORROW_RATE


class Lending:
    """The loans of one engine. The house receives what is lent or repaid, and pays what is borrowed or redeemed."""

    def __init__(self, margins: Margins, house: HouseAccount) -> None:
        self._margins = margins
        self._house = house
        self._ids = count(1)

    def execute(self, account: Account, asset: str, side: LoanSide, quantity: Decimal, now: int) -> None:
        """Change an account's loan: a lend first repays what is borrowed, a borrow first redeems what is lent.

        Args:
            account: The borrower or lender.
            asset: The asset that is lent or borrowed.
            side: The direction.
            quantity: The quantity, above zero.
            now: Unix time in milliseconds.

        Raises:
            Refusal: Less is available, or less can be borrowed. Nothing has changed.
        """
        loan, balance = account.loans.get(asset), account.balances[asset]
        reverses = loan is not None and loan.side != side
        undone = min(quantity, abs(loan.net)) if loan is not None and reverses else ZERO
        added = quantity - undone
        if side is LoanSide.LEND and quantity > balance.available:
            raise errors.insufficient_funds()
        if side is LoanSide.BORROW and added > self._margins.borrowable(account, asset):
            raise errors.borrow_limit()
        sign = 1 if side is LoanSide.LEND else -1
        balance.available -= sign * quantity
        self._house.loans[asset] += sign * quantity
        if undone:
            event = "BorrowRepay" if side is LoanSide.LEND else "LendRedeem"
            self._change(account, asset, side, sign * undone, event, now)
        if added:
            self._change(account, asset, side, sign * added, side, now)

    def accrue(self, accounts: Iterable[Account], hour: int) -> None:
        """Add the interest of an hour, counted from the Unix epoch, to every open loan."""
        for account in accounts:
            for loan in account.loans.values():
                rate = yearly_rate(loan)
                interest = round_amount(loan.net * rate / _HOURS_A_YEAR)
                if interest:
                    loan.net += interest
                    loan.interest += interest
                    end = (hour + 1) * HOUR_MS
                    account.interest.append(InterestPayment(loan.symbol, loan.side, loan.id, interest, rate, end))

    def _change(self, account: Account, asset: str, side: LoanSide, net: Decimal, event: str, now: int) -> None:
        loan = account.loans.get(asset)
        if loan is None:
            loan = account.loans[asset] = Loan(str(next(self._ids)), asset, side, now)
            account.all_loans.append(loan)
        loan.net += net
        loan.largest = max(loan.largest, abs(loan.net))
        account.loan_events.append(LoanEvent(event, loan.id, asset, abs(net), loan.net, now))
        if not loan.net:
            del account.loans[asset]
