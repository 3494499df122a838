"""What the exchange publishes now against openapi.yaml and asyncapi.yaml, worded for the person who has to mend it."""
