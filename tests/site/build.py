"""Building sites as an editor does: the pelican command in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
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
    """Run ``pelican CONTENT -s pelicanconf.py -o OUTPUT`` and return what came of it.

    Builds of one folder share a cache, which lies beside their output. None is told that it runs
    in CI: there a build leaves the lock of topics alone.
    """
    command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py"]
    command += ["-o", str(output), "--cache-path", str(output.parent / "cache")]
    result = subprocess.run(
        [*command, *extra],
        cwd=PROJECT_ROOT,
        env={**os.environ, "COLUMNS": "200", "CI": "", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Built(output=output, status=result.returncode, text=result.stdout + result.stderr)


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a content folder from {path: text or bytes} and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
