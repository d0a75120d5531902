"""Small text helpers that several stages need: pure functions over strings."""
