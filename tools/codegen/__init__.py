"""The generator of generated/bpx_api: an entry point on openapi-python-client, with its own templates."""
