"""Report how what the exchange publishes differs from openapi.yaml and asyncapi.yaml, and what to change there."""
