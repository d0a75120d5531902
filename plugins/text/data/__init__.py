"""Tables that helpers of this package read."""
