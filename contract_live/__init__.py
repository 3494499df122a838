"""`python -m contract_live`: asks a running exchange every read-only operation, and reports what openapi.yaml lacks.

`cases` derives the arguments of every operation from the document and `answers` holds an answer against it; the tests
in `tests/contract` use both against the local exchange.
"""
