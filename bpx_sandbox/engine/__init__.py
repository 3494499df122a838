"""The exchange itself: markets, orders, matching, accounts and margin, without I/O, clock or HTTP."""
