"""Findings about the digest, and the summary the editor reads."""
