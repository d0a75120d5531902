"""Weekdays and months in the languages that have no vocabulary of their own yet."""

CALENDARS = {
    "de": frozenset(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
        "januar februar märz april mai juni juli august "  # codespell:ignore
        "september oktober november dezember".split()  # codespell:ignore
    ),
    "es": frozenset(
        "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo "
        "junio julio agosto septiembre octubre noviembre diciembre".split()
    ),
    "fr": frozenset(
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai "
        "juin juillet août septembre octobre novembre décembre".split()
    ),
    "it": frozenset(
        "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile "
        "maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
    ),
    "nl": frozenset(
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april "
        "mei juni juli augustus "  # codespell:ignore
        "september oktober november december".split()  # codespell:ignore
    ),
    "pt": frozenset(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo janeiro "
        "fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()
    ),
}
