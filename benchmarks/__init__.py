"""Measure the client beside other clients and beside the theoretical limit (`make bench`, docs/benchmarks)."""
