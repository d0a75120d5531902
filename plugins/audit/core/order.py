"""Findings in order: worst first."""

from plugins.model import Finding, Severity

SEVERITIES = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def sort_key(finding: Finding) -> tuple[int, str, str, int, str]:
    """Return the key that puts findings in order: severity, subject, code, line."""
    return (
        SEVERITIES[finding.severity],
        finding.subject,
        finding.code.label,
        finding.line or 0,
        finding.message,
    )
