"""What maintainers run: the generator, comparisons with the exchange, fuzzing, and checks."""
