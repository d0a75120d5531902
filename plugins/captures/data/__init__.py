"""What cleaning knows of languages and outlets: tables, no code."""
