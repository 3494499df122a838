"""Fault injection: errors, delays, dropped connections, unknown fields; and the speed bump."""
