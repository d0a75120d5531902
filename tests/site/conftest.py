"""The sample site, built once for all tests that only read it."""

from pathlib import Path

import pytest

from tests.shared import PROJECT_ROOT
from tests.site.build import Built, build_site


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the build of content/."""
    output: Path = tmp_path_factory.mktemp("sample") / "output"
    return build_site(PROJECT_ROOT / "content", output, "--fatal", "errors")
