"""Event Digest: raw news captures in, a published digest out. One package per stage."""
