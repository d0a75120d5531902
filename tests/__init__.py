"""The tests of Event Digest."""
