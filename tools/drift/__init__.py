"""What the exchange's published document says now against openapi.yaml, worded for the person who has to mend it."""
