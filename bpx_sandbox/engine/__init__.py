"""The exchange itself: markets, orders, matching, accounts, margin. No I/O, no clock, no HTTP."""
