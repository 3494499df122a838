"""Fuzzing: what arrives and what is signed, from bytes without a plan (`make fuzz`) or with one (tests/faults)."""
