"""Paths of files that belong together."""


def sidecar_path(capture_path: str) -> str:
    """Return the path of a capture's sidecar.

    A page out of a file of several has the file's path with a number behind it
    ("captures/crawl.warc/0003"); all of them share the file's sidecar.
    """
    return f"{capture_path.rpartition('.')[0]}.toml"


def capture_name(capture_path: str) -> str:
    """Return the name of a capture's file, with its number where the file holds several."""
    folder, _, name = capture_path.rpartition("/")
    is_file = "." in name or not folder
    return name if is_file else f"{folder.rpartition('/')[2]}/{name}"
