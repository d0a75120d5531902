"""Names of captures and their sidecars."""

import pytest

from plugins.text.paths import capture_name, sidecar_path


@pytest.mark.parametrize(
    ("path", "name", "sidecar"),
    [
        ("captures/2025/pier.txt", "pier.txt", "captures/2025/pier.toml"),
        ("captures/v1.2/pier.html", "pier.html", "captures/v1.2/pier.toml"),
        ("captures/walk.warc.gz/0004", "walk.warc.gz/0004", "captures/walk.warc.toml"),
        ("captures/list.json/0001", "list.json/0001", "captures/list.toml"),
        ("pier.txt", "pier.txt", "pier.toml"),
    ],
)
def test_pages_of_a_file_share_its_sidecar_and_keep_their_number(path, name, sidecar):
    assert capture_name(path) == name
    assert sidecar_path(path) == sidecar
