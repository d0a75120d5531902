"""The sample site built by Pelican inside the test process."""

from pathlib import Path

import pytest
from pelican import Pelican
from pelican.settings import read_settings

from plugins.bridge.state import BuildState, running_state
from tests.shared import PROJECT_ROOT


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildState]:
    """Return the output of the sample site and what the build knew."""
    output: Path = tmp_path_factory.mktemp("alone")
    settings = read_settings(
        str(PROJECT_ROOT / "pelicanconf.py"),
        override={
            "PATH": str(PROJECT_ROOT / "content"),
            "OUTPUT_PATH": str(output),
            "CACHE_PATH": str(tmp_path_factory.mktemp("cache")),
        },
    )
    Pelican(settings).run()
    return output, running_state()
