"""Every page of the theme comes from its model and the site's chrome, from nothing else.

Writing only what changed will stand on this: a page's inputs are its model.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.bridge.state import BuildState
from tests.shared import PROJECT_ROOT


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
