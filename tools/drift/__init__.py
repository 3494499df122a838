"""Report how the exchange's published document differs from openapi.yaml, and what to change there."""
