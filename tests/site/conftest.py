"""The sample site, built once for all tests that only read it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.shared import PROJECT_ROOT
from tests.site.build import Built, build_site


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the build of content/."""
    output: Path = tmp_path_factory.mktemp("sample") / "output"
    return build_site(PROJECT_ROOT / "content", output, "--fatal", "errors")


@pytest.fixture(scope="session")
def digest(sample_site: Built) -> dict[str, list[dict[str, Any]]]:
    """Return digest.json of the sample site."""
    data: dict[str, list[dict[str, Any]]]
    data = json.loads((sample_site.output / "digest.json").read_text("utf-8"))
    return data
