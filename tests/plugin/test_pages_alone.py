"""Every page of the theme comes from its model and the site's chrome, from nothing else.

Writing only what changed will stand on this: a page's inputs are its model.
"""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pelican import Pelican
from pelican.settings import read_settings

from plugins.bridge.state import BuildState, running_state
from tests.shared import PROJECT_ROOT


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildState]:
    """Return the output of the sample site and what the build knew."""
    output: Path = tmp_path_factory.mktemp("alone")
    settings = read_settings(
        str(PROJECT_ROOT / "pelicanconf.py"),
        override={"PATH": str(PROJECT_ROOT / "content"), "OUTPUT_PATH": str(output)},
    )
    Pelican(settings).run()
    return output, running_state()


def _bare_environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(PROJECT_ROOT / "theme" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def test_every_page_renders_from_its_model_and_the_chrome_alone(
    build: tuple[Path, BuildState],
) -> None:
    output, state = build
    environment = _bare_environment()
    assert state.pages
    for page in state.pages:
        template = environment.get_template(f"{page.template}.html")
        path = page.path + ("index.html" if page.path.endswith("/") or not page.path else "")
        written = (output / path).read_text(encoding="utf-8")
        assert template.render(model=page.model, site=state.site) == written, path


def test_every_page_written_has_a_model(build: tuple[Path, BuildState]) -> None:
    output, state = build
    written = {str(path.relative_to(output)) for path in output.rglob("*.html")}
    modelled = {
        page.path + ("index.html" if page.path.endswith("/") or not page.path else "")
        for page in state.pages
    }
    assert written == modelled
