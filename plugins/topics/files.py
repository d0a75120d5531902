"""Reading the editor's topic files from the content folder."""

from dataclasses import replace
from pathlib import Path

from plugins.model import Code, Digest, Finding
from plugins.text.failures import why_unreadable
from plugins.topics.core import add_topic_files

_FOLDER = "topics"


def read_topic_files(digest: Digest, content: Path) -> Digest:
    """Return the digest with the topics of ``content/topics/*.md`` and what is wrong in them."""
    sources, findings = [], []
    for path in sorted((content / _FOLDER).glob("*.md")):
        # A name that is no UTF-8 holds what neither a page nor a key can.
        name = f"{_FOLDER}/{path.name}".encode("utf-8", "replace").decode()
        try:
            sources.append((name, path.read_bytes().decode("utf-8-sig")))
        except (OSError, UnicodeDecodeError) as error:
            findings.append(_unreadable(name, error))
    digest = replace(digest, findings=(*digest.findings, *findings))
    return add_topic_files(digest, sources)


def _unreadable(name: str, error: OSError | UnicodeDecodeError) -> Finding:
    return Finding(
        code=Code.TOPIC_FILE,
        subject=name,
        message=f"The topic file cannot be read: {why_unreadable(error)}.",
        hint="Look at the file's permissions, or save it again as UTF-8.",
    )
