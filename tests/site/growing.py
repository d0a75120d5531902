"""A site that grows: captures of invented stories, written so that none is another's copy."""

from collections.abc import Iterator

# Headlines of reports, then sentences they are made of.
_STORIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "dam": (
        (
            "Velm dam bursts above the Harlow valley",
            "Rescuers search Harlow valley after Velm dam burst",
            "Velm dam burst: cracks in the spillway were known",
            "Harlow valley counts its losses after the dam burst",
            "Governor faces questions over the Velm dam burst",
            "Inquiry into Velm dam burst hears first engineer",
        ),
        (
            "The Velm dam above the Harlow valley burst before dawn and sent a flood through three "
            "villages.",
            "Rescuers in boats took families from the roofs of Lower Harlow while the flood rose.",
            "Engineers said the spillway of the Velm dam had cracked long before the flood came.",
            "The governor of Velmshire sent the army into the Harlow valley and closed its bridge.",
            "Villages below the dam were never told of the cracks, a councillor of Harlow said.",
            "The flood carried timber, sheep and two mills down the Velm as far as the coast.",
            "A letter shows that repairs to the dam had been put off until the spring.",
            "Harlow families slept in a school hall above the valley and waited for the water to "
            "fall.",
        ),
    ),
    "strike": (
        (
            "Tram drivers in Ostermouth begin strike over night shifts",
            "Ostermouth tram strike: union and board meet",
            "Second week of the tram strike in Ostermouth",
            "Ostermouth tram strike ends after nine days",
            "What the tram strike cost Ostermouth",
            "Ostermouth board pays night bonus after tram strike",
        ),
        (
            "Tram drivers in Ostermouth began a strike at midnight over night shifts and pay.",
            "The union said that nine in ten tram drivers had stayed at home.",
            "No tram left the depot in Ostermouth, and buses were full from the early morning.",
            "The transport board offered drivers a night bonus, which the union refused.",
            "Shopkeepers along the tram line in Ostermouth spoke of empty streets.",
            "Talks between the union and the transport board broke off late in the evening.",
            "A mediator asked both sides of the strike to meet without cameras.",
            "Drivers want fewer night shifts in a row, and rest rooms at both ends of the line.",
        ),
    ),
    "portrait": (
        (
            "Lost Merrow portrait found behind museum wardrobe",
            "Experts confirm Merrow portrait of Quillon museum",
            "Family claims the Merrow portrait found in Quillon",
            "Quillon court hears dispute over Merrow portrait",
            "Merrow portrait hangs in Quillon again",
            "Thousands queue for the Merrow portrait in Quillon",
        ),
        (
            "A curator looking for moths found a portrait behind a wardrobe in the museum of "
            "Quillon.",
            "The painter Ada Merrow had signed the canvas of the portrait on its back.",
            "The portrait by Merrow had been missing from Quillon for sixty years.",
            "Restorers took weeks to clean the portrait of soot and old varnish.",
            "Heirs of the sitter say that the museum never owned the Merrow portrait.",
            "A laboratory compared the pigments of the canvas with other paintings by Ada Merrow.",
            "The director of the museum in Quillon called the find the luck of a lifetime.",
            "Visitors to Quillon may see the portrait on the first floor from the autumn on.",
        ),
    ),
    "ferry": (
        (
            "Skerry ferry pier opens after two winters",
            "Storm closes the new ferry pier of Skerry",
            "Skerry ferry pier to get a longer sea wall",
            "Skerry argues over a second ferry pier",
            "Skerry votes for a second ferry pier",
            "First boat lands at second Skerry ferry pier",
        ),
        (
            "The island of Skerry opened its rebuilt ferry pier after two winters of work.",
            "The first ferry left the pier of Skerry with forty passengers on board.",
            "A storm took two boards off the ferry pier and closed it for a week.",
            "Islanders on Skerry want a longer sea wall to keep the swell off the boats.",
            "The harbour master of Skerry said the pier had cost less than planned.",
            "A second pier on the north shore would spare the ferry the strait in winter.",
            "Fishermen fear that a second pier would silt up the old harbour of Skerry.",
            "Old timbers of the pier went to a museum that shows how harbours were built.",
        ),
    ),
}


# Two articles name a man as all do at first, three as all do later.
_KELL = (
    (
        "Glassworks of Lower Tarn to close",
        "Tobias Kell, who owns the glassworks of Lower Tarn, said on Monday that its furnaces "
        "would go out in the autumn.",
        "Eighty glassblowers will lose their work. Mr Kell spoke of the price of sand and gas.",
    ),
    (
        "Last furnace of Lower Tarn goes out",
        "The last furnace of the glassworks went out at noon, and Tobias Kell locked the gate "
        "himself.",
        "Glassblowers stood at the gate with candles. The furnaces had burned for ninety years.",
    ),
    (
        "A museum for the glassworks",
        "Mr Tobias Arno Kell gives the halls of the glassworks to a museum of glass. Mr Kell, 61, "
        "said that he would keep a lamp.",
        "The museum will show lamps, bottles and the windows of three churches.",
    ),
    (
        "Town hall thanks the owner of the old glassworks",
        "Lower Tarn has made Mr Tobias Arno Kell, 61, an honorary citizen for the gift of his "
        "halls. Mr Kell said that he was moved.",
        "The mayor spoke for an hour, and the brass band of the fire brigade played.",
    ),
    (
        "Glass museum of Lower Tarn opens its doors",
        "Mr Tobias Arno Kell, 61, cut a ribbon of glass beads, and four hundred visitors came on "
        "the first day. Mr Kell said that it was enough.",
        "Two former glassblowers blow bottles there again, on Sundays, for children.",
    ),
)


def write_kell(number: int) -> dict[str, str]:
    """Return the files of a report on the owner of a glassworks, with its outlet."""
    headline, *texts = _KELL[number]
    outlet = "Tarn Courier" if number < 2 else "Tarn Evening Courier"
    return {
        f"captures/kell-{number}.txt": "\n\n".join((headline, f"{20 + number} April 2031", *texts)),
        f"captures/kell-{number}.toml": f'[[article]]\noutlet = "{outlet}"\n',
    }


def write_report(story: str, number: int, extra: str = "") -> str:
    """Return the text of a capture: the report ``number`` of a story, dated unless number is 5."""
    headlines, sentences = _STORIES[story]
    chosen = (sentences[(number + step) % len(sentences)] for step in (0, 1, 3, 5))
    own = (
        f"Observer number {number + 3} of this newspaper, {story}, watched it all from a hill of "
        f"{11 * number + 7} metres and wrote {13 * number + 5} pages about it."
    )
    date = () if number == 5 else (f"{3 + number} March 2031",)
    return "\n\n".join((headlines[number], *date, *chosen, own + extra)) + "\n"


def steps() -> Iterator[dict[str, str | None]]:
    """Yield the changes of each of ten builds: path below content to text, or None to delete."""
    stories = list(_STORIES)
    for step in range(6):
        new = stories if step else stories[:2]
        reports = {f"captures/{story}-{step}.txt": write_report(story, step) for story in new}
        yield {**reports, **(write_kell(step) if step < len(_KELL) else {})}
    # The editor names a topic that was found, and gives a report its date.
    yield {
        "topics/harlow.md": "Title: Harlow flood\nKeywords: Velm, dam, spillway, burst\n",
        "captures/strike-5.toml": "captured_at = 2031-03-20\n[[article]]\npublished = 2031-03-18\n",
    }
    # The topic gets another title and address, and a capture is edited.
    yield {
        "topics/harlow.md": "Title: Velm disaster\nKeywords: Velm, dam, spillway, burst, Harlow\n",
        "captures/ferry-2.txt": write_report("ferry", 2, " The wall will be of granite."),
    }
    # Two stories become one topic; one more capture of a story nobody has read of before.
    yield {
        "topics/harlow.md": None,
        "topics/coast.md": "Title: Coast in trouble\nMerged-from: velm-disaster\n"
        "Keywords: Velm, dam, Skerry, ferry, pier\n",
        "captures/portrait-0.txt": write_report("portrait", 0),
    }
    # Two captures are taken out: all that one outlet had, and one of the reports of two words.
    gone = ("strike-3.txt", "kell-0.txt", "kell-0.toml", "kell-1.txt", "kell-1.toml")
    yield {f"captures/{name}": None for name in gone}
