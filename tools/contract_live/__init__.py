"""Call the read-only operations of a running exchange, and report where its responses differ from openapi.yaml.

`cases` derives the arguments of every operation from the document, and `checker` compares a response with it. The
tests in `tests/contract` use both with the local exchange.
"""
