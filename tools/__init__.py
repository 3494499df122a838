"""Tools for maintainers: the generator, comparisons with the exchange, fuzzing, and checks."""
