"""Building sites as an editor does: the pelican command in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.shared import PROJECT_ROOT


@dataclass(frozen=True)
class Built:
    """A finished build: its folder, exit status and everything it printed."""

    output: Path
    status: int
    text: str


def build_site(content: Path, output: Path, *extra: str, **environment: str) -> Built:
    """Run ``pelican CONTENT -s pelicanconf.py -o OUTPUT`` and return what came of it."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py"]
    result = subprocess.run(
        [*command, "-o", str(output), *extra],
        cwd=PROJECT_ROOT,
        env={**os.environ, "COLUMNS": "200", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Built(output=output, status=result.returncode, text=result.stdout + result.stderr)


def write_files(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write a content folder from {path: text or bytes} and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
