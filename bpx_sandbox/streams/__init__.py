"""The exchange's streams: WebSocket subscriptions, served from the events of the engine."""
