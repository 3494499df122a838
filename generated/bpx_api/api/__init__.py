"""The operations, one module each, by tag."""
