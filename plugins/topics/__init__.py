"""Copies and topics: which articles belong together."""
