"""Related articles and topics, each with its reason."""
