"""Reading the editor's topic files from the content folder."""

from dataclasses import replace
from pathlib import Path

from plugins.model import Code, Digest, Finding
from plugins.topics.core import add_topic_files

_FOLDER = "topics"


def read_topic_files(digest: Digest, content: Path) -> Digest:
    """Return the digest with the topics of ``content/topics/*.md`` and what is wrong in them."""
    sources, findings = [], []
    for path in sorted((content / _FOLDER).glob("*.md")):
        name = f"{_FOLDER}/{path.name}"
        try:
            sources.append((name, path.read_bytes().decode("utf-8-sig")))
        except (OSError, UnicodeDecodeError) as error:
            findings.append(_unreadable(name, error))
    digest = replace(digest, findings=(*digest.findings, *findings))
    return add_topic_files(digest, sources)


def _unreadable(name: str, error: Exception) -> Finding:
    reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
    return Finding(
        code=Code.TOPIC_FILE,
        subject=name,
        message=f"The topic file cannot be read: {reason}.",
        hint="Look at the file's permissions, or save it again as UTF-8.",
    )
