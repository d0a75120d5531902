"""Pages rendered as the site does: Jinja with the same switches, a model and the chrome."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.model import Digest
from plugins.site.core.build import build_pages, build_plain_page
from plugins.site.core.models import Page, SiteChrome

THEME = Path(__file__).parents[3] / "theme"


@cache
def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def template_sources() -> dict[str, str]:
    """Return the source of every template by its name."""
    folder = THEME / "templates"
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*.html"))
    }


def render_model(template: str, model: object, site: object) -> str:
    return environment().get_template(f"{template}.html").render(model=model, site=site)


def all_pages(digest: Digest, site: SiteChrome) -> tuple[Page, ...]:
    """Return every page of the site, the editor's own two included."""
    editor = tuple(
        build_plain_page(
            site,
            path=path,
            title=title,
            content_html="<p>What it is.</p><h2>Limits</h2><p>See <a href='#x' id='x'>x</a>.</p>",
        )
        for path, title in (("about/", "About"), ("method/", "Method"))
    )
    return build_pages(digest, site) + editor


def render_pages(digest: Digest, site: SiteChrome) -> dict[str, str]:
    """Return the HTML of every page by its path."""
    return {
        page.path: render_model(page.template, page.model, site) for page in all_pages(digest, site)
    }
