"""Findings about a whole digest, and the summary the editor reads after a build."""

from plugins.audit.core.findings import add_findings
from plugins.audit.core.summary import format_finding, summarise

__all__ = ["add_findings", "format_finding", "summarise"]
