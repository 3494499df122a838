"""The exchange's REST API: requests checked against openapi.yaml, and responses."""
