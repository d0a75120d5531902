"""Where the material lies that tests may use but the repository does not hold."""

import os
from pathlib import Path

import pytest

PROJECT_ROOT = Path(__file__).resolve().parent.parent


def shared_path(*parts: str) -> Path:
    """Return a path in the shared folder; skips the test where it is absent.

    The folder is ``../shared`` beside the project, or what EVENT_DIGEST_SHARED names.
    """
    shared = Path(os.environ.get("EVENT_DIGEST_SHARED") or PROJECT_ROOT.parent / "shared")
    path = shared.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs {'/'.join(parts)} of the shared folder", allow_module_level=True)
    return path
