"""Files of every kind, made in memory, from one story."""

import gzip
import zipfile
from io import BytesIO

STORY = (
    "The weathercock of Saint Brannoc came down from its spire on Tuesday, for the first time "
    "since it was gilded in the year of the great comet.",
    "Two steeplejacks lowered it on a rope in the calm of the early morning, while the verger rang "
    "the small bell and half the parish looked on from the green.",
    "It weighs as much as a calf, said Edda Crane, who will mend the tail feathers in her workshop "
    "beside the mill, and it has eleven holes that only a rifle can make.",
)
HEADLINE = "Weathercock comes down to be mended"
BODY = "".join(f"<p>{text}</p>" for text in STORY)


def html(headline=HEADLINE, body=BODY, head=""):
    article = f"<article><h1>{headline}</h1>{body}</article>"
    return f"<html><head>{head}</head><body>{article}</body></html>"


def mail(body, *, content_type="text/html; charset=utf-8", headers=None, encoding="8bit"):
    """Return a message; a header that is None is left out."""
    stated = {
        "From": "Parish Post <post@parish.example.org>",
        "Subject": "Weathercock",
        "Date": "Tue, 08 Jul 2025 07:30:00 +0100",
        "MIME-Version": "1.0",
        "Content-Type": content_type,
        "Content-Transfer-Encoding": encoding,
        **(headers or {}),
    }
    lines = [f"{name}: {value}" for name, value in stated.items() if value is not None]
    raw = body if isinstance(body, bytes) else body.encode()
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + raw


def parts(*bodies, boundary="edge"):
    """Return bodies with their own headers as the content of a multipart message."""
    edge = f"--{boundary}".encode()
    return b"".join(edge + b"\r\n" + body + b"\r\n" for body in bodies) + edge + b"--\r\n"


def part(content, *headers):
    raw = content if isinstance(content, bytes) else content.encode()
    return "\r\n".join(headers).encode() + b"\r\n\r\n" + raw


def record(content, *, kind="response", status="200 OK", media="text/html", headers=(), name="a"):
    """Return one WARC record."""
    raw = content if isinstance(content, bytes) else content.encode()
    block = raw
    media_type = media
    if kind == "response":
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers]
        block = "\r\n".join(lines).encode() + b"\r\n\r\n" + raw
        media_type = "application/http; msgtype=response"
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: https://parish.example.org/{name}",
        "WARC-Date: 2025-07-08T06:30:00Z",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def zipped(files):
    """Return a zip file of {name: content}."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return target.getvalue()


def gzipped(*members):
    """Return a gzip file of one member each, as recorders write WARC files."""
    return b"".join(gzip.compress(member, mtime=0) for member in members)
