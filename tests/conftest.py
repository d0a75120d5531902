"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.shared import PROJECT_ROOT

# No deadline: a busy machine is no defect. In CI the examples are the same on every run.
settings.register_profile("here", deadline=None)
settings.register_profile("everywhere", deadline=None, derandomize=True, database=None)
settings.load_profile("everywhere" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def project_root() -> Path:
    """Return the folder that holds pelicanconf.py."""
    return PROJECT_ROOT
