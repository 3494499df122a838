"""Fuzz the reading of responses and the signing, with libFuzzer (`make fuzz`) or Hypothesis (tests/faults)."""
