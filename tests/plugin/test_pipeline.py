"""With and without Pelican: the same stages in the same order, the same digest."""

from pathlib import Path

from click.testing import CliRunner

import pelicanconf
from plugins.captures.files import find_captures, read_capture
from plugins.cli import main
from plugins.pipeline.core import build_digest, list_stages
from plugins.settings import SETTINGS_KEY, load_settings
from plugins.site.core.contract import digest_json
from tests.shared import PROJECT_ROOT
from tests.site.build import write_files

_CONTENT = PROJECT_ROOT / "content"


def test_stages_run_in_the_order_of_the_plugins() -> None:
    names = [module.__name__.split(".")[1] for module in pelicanconf.PLUGINS]
    stages = [name for name, _stage in list_stages()]
    assert [name for name in names if name in stages] == stages


def test_pipeline_makes_the_digest_that_pelican_publishes(build: tuple[Path, object]) -> None:
    output, _state = build
    settings = load_settings(getattr(pelicanconf, SETTINGS_KEY))
    limit = settings.captures.max_capture_bytes
    sources = [
        read_capture(path, _CONTENT, limit)[0] for path in find_captures(_CONTENT, ["captures"])
    ]
    topics = [
        (f"topics/{path.name}", path.read_text("utf-8"))
        for path in sorted((_CONTENT / "topics").glob("*.md"))
    ]
    outlets = (_CONTENT / "outlets.toml").read_text("utf-8")
    aliases = (_CONTENT / "aliases.toml").read_text("utf-8")
    digest = build_digest(sources, settings, topics, outlets, aliases_source=aliases)
    assert digest_json(digest) == (output / "digest.json").read_bytes()


def test_check_prints_findings_and_leaves_nothing_behind(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", {"captures/empty.txt": ""})
    result = CliRunner().invoke(main, ["check", str(content), "-s", "pelicanconf.py"])
    assert result.exit_code == 3, result.output
    assert "captures/empty.txt: The file is empty." in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_check_tells_broken_settings_and_ends_with_two(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    text = "from pelicanconf import *\nEVENT_DIGEST = {'sight': {}}\n"
    wrong.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(tmp_path), "-s", str(wrong)])
    assert result.exit_code == 2, result.output
    assert "did you mean 'site'?" in result.output
