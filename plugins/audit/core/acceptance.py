"""Findings the editor accepts by name in a sidecar."""

from collections.abc import Iterable
from dataclasses import replace

from plugins.audit.core.order import sort_key
from plugins.model import Code, Digest, Finding
from plugins.text.paths import sidecar_path


def set_accepted_apart(digest: Digest) -> Digest:
    """Move what a capture's sidecar accepts out of the findings; an idle entry is one itself."""
    names = {(c.path, name) for c in digest.captures for name in c.accepts}
    found = {f for f in digest.findings if (f.subject, f.code.label) in names}
    # A second pass finds again what the first one set apart.
    accepted = tuple(sorted(found.union(digest.accepted), key=sort_key))
    told = [f for f in digest.findings if f not in found]
    told += _idle_entries(names, accepted)
    return replace(
        digest, findings=tuple(sorted(dict.fromkeys(told), key=sort_key)), accepted=accepted
    )


def _idle_entries(names: Iterable[tuple[str, str]], accepted: Iterable[Finding]) -> list[Finding]:
    """Return what no capture of a sidecar needs: pages of one file share theirs."""
    used = {(sidecar_path(f.subject), f.code.label) for f in accepted}
    entries = {(sidecar_path(path), name) for path, name in names}
    return [_idle_entry(sidecar, name) for sidecar, name in sorted(entries - used)]


def _idle_entry(sidecar: str, name: str) -> Finding:
    return Finding(
        code=Code.SIDECAR_ACCEPT,
        subject=sidecar,
        message=f"{name} is accepted, but does not occur.",
        hint="Delete the entry from `accept`: should the finding come back, it would be told.",
    )
