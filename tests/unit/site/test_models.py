"""The contract of page models: documented, plain, and nothing in them goes unread."""

import typing
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType

import pytest

from plugins.site.core import models
from tests.unit.site.builders import make_crowd, make_digest, make_site
from tests.unit.site.rendering import all_pages, environment
from tests.unit.site.story import make_story

DATACLASSES = tuple(
    value
    for value in vars(models).values()
    if isinstance(value, type) and is_dataclass(value) and value.__module__ == models.__name__
)
PAGES_OF_MANY = (models.KeywordPage, models.NamePage, models.ArticlePage)
# Read by the builders, which make every link of it.
NOT_FOR_TEMPLATES = {("SiteChrome", "root")}


class Recorder:
    """A model that notes which of its fields a template reads."""

    def __init__(self, model, read):
        self._model, self._read = model, read

    def __getattr__(self, name):
        value = getattr(self._model, name)
        self._read.add((type(self._model).__name__, name))
        return recorded(value, self._read)


def recorded(value, read):
    if is_dataclass(value):
        return Recorder(value, read)
    return tuple(recorded(item, read) for item in value) if isinstance(value, tuple) else value


def every_page(site):
    """Return the pages of a digest with one of everything, of a longer story, and long indexes."""
    crowd = (p for p in all_pages(make_crowd(), site) if not isinstance(p.model, PAGES_OF_MANY))
    return (*all_pages(make_digest(), site), *all_pages(make_story(), site), *crowd)


def reachable(value) -> set[type]:
    """Return the dataclasses a value is made of."""
    if isinstance(value, tuple):
        return set().union(*(reachable(item) for item in value), set())
    if not is_dataclass(value):
        return set()
    parts = (reachable(getattr(value, field.name)) for field in fields(value))
    return set().union({type(value)}, *parts)


def plain_types(hint) -> set[type]:
    """Return the types a hint is made of, containers and help texts taken off."""
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        return plain_types(typing.get_args(hint)[0])
    if origin in (tuple, typing.Union, UnionType):
        parts = (plain_types(part) for part in typing.get_args(hint) if part is not Ellipsis)
        return set().union(*parts)
    return {hint}


@pytest.mark.parametrize("model", DATACLASSES, ids=lambda model: model.__name__)
def test_model_is_frozen_slotted_and_keyword_only(model):
    assert model.__dataclass_params__.frozen
    assert "__slots__" in vars(model)
    assert all(field.kw_only for field in fields(model))


@pytest.mark.parametrize("model", DATACLASSES, ids=lambda model: model.__name__)
def test_every_field_has_a_help_text(model):
    hints = typing.get_type_hints(model, include_extras=True)
    for field in fields(model):
        assert typing.get_origin(hints[field.name]) is typing.Annotated, field.name
        (help_text,) = hints[field.name].__metadata__
        assert help_text.endswith("."), field.name
        assert len(help_text) > 8, field.name


@pytest.mark.parametrize("model", DATACLASSES, ids=lambda model: model.__name__)
def test_fields_hold_plain_values(model):
    hints = typing.get_type_hints(model, include_extras=True)
    allowed = {str, int, bool, NoneType, *DATACLASSES}
    for field in fields(model):
        assert plain_types(hints[field.name]) <= allowed, field.name


def test_every_field_of_a_page_is_read_by_its_template():
    site = make_site("/repo")
    wanted: dict[str, set[tuple[str, str]]] = {}
    read: dict[str, set[tuple[str, str]]] = {}
    for page in every_page(site):
        seen = read.setdefault(page.template, set())
        template = environment().get_template(f"{page.template}.html")
        template.render(model=Recorder(page.model, seen), site=Recorder(site, seen))
        own = {(type(page.model).__name__, field.name) for field in fields(page.model)}
        wanted.setdefault(page.template, set()).update(own)
    for name, needed in wanted.items():
        assert needed <= read[name], name


def test_every_field_of_every_part_is_read_by_some_template():
    site = make_site("/repo")
    read: set[tuple[str, str]] = set()
    used: set[type] = reachable(site)
    for page in every_page(site):
        template = environment().get_template(f"{page.template}.html")
        template.render(model=Recorder(page.model, read), site=Recorder(site, read))
        used |= reachable(page.model)
    wanted = {(model.__name__, field.name) for model in used for field in fields(model)}
    assert wanted - read == NOT_FOR_TEMPLATES
    assert set(DATACLASSES) - used == {models.Page}
