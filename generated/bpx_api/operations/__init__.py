"""The operations as methods, one class for each tag and flavour; `client.<tag>` gives them."""
