"""How openapi.yaml becomes generated/bpx_client: an entry point on openapi-python-client, with its own templates."""
