"""`python -m tools.contract_live`: ask a running exchange all that is read-only, and report what openapi.yaml lacks.

`cases` derives the arguments of every operation from the document and `answers` holds an answer against it; the tests
in `tests/contract` use both against the local exchange.
"""
