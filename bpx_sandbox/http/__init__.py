"""The exchange's REST API: checks requests against openapi.yaml and responds from the engine's state."""
