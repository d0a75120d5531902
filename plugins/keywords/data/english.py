"""English vocabulary, written for news in general.

The lists are closed classes (weekdays, months, demonyms, verbs of saying) or common words
chosen from general English, not from any collection of articles. A word missing here costs one
weak keyword; a wrong word costs a good one, so a verb that is as often a noun ("strike",
"vote", "call") is left out.
"""

from collections.abc import Iterable

from plugins.keywords.data.vocabulary import Vocabulary


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    """
    president vice-president presidents premier prime chancellor minister ministers secretary
    undersecretary chairman chairwoman chairperson chair chairmen speaker leader ruler dictator
    senator senators sen rep congressman congresswoman representative governor gov mayor sheriff
    ambassador envoy consul diplomat commissioner spokesman spokeswoman spokesperson spokesmen
    director chief ceo cfo founder co-founder owner boss executive manager officer official
    judge justice attorney prosecutor lawyer solicitor advocate magistrate general gen
    lieutenant lt colonel col captain capt major maj sergeant sgt corporal private admiral adm
    brigadier marshal commander commandant commodore constable inspector superintendent
    detective professor prof dr doctor mr mrs ms miss sir lord lady madam baroness baron
    reverend rev rabbi imam ayatollah sheikh mullah mawlawi maulana archbishop bishop cardinal
    father sister brother mother mp mep mps lawmaker deputy assistant acting interim former ex
    then-president vice first foreign defence defense interior finance prime-minister co-chair
    aide adviser advisor analyst expert historian economist scientist author activist campaigner
    journalist reporter correspondent editor columnist singer actor actress coach striker
    quarterback candidate nominee incumbent democrat republican sens reps senior retired late
    whip ag vp coo cto cio pm counsel justices judges governors mayors ltc pfc
    cmdr cdr lcdr ltjg cpl pvt spc cpt ssgt sfc msgt tsgt gysgt cpo radm vadm supt insp cllr amb
    msgr ombudsman administrator treasurer comptroller provost monsignor trooper planner
    """
)
# A title is only stripped when one of these is in it: "Foreign" or "First" alone are not
# titles ("Foreign Affairs", "First World War").
_WEAK_TITLES = _words(
    """
    prime vice first foreign defence defense interior finance deputy assistant acting interim
    former ex senior retired late chief executive private major general
    """
)
_OWNERS = _words(
    """
    people workers worker citizens farmers children women men girls boys veterans teachers
    students writers players mothers attorney general governor mayor sheriff coroner
    """
)
_OFFICES = _words(
    """
    state defense defence war commerce labor labour energy education treasury interior
    agriculture transportation health homeland security staff affairs trade justice and national
    intelligence
    """
)
_INSTITUTIONS = _words(
    """
    academy administration chiefs agency airlines alliance army assembly association authority
    bank board brigade bureau cabinet center centre chamber church city club college command
    commission committee community company conference congress constitution convention
    corporation corps council county court covenant department directorate district division
    election emirate empire fleet federation force forces forum foundation front fund gallery
    government group guard guards hall headquarters hospital house inc institute institution
    inquiry journal kingdom league legislature library ltd ministry mission mosque motors
    movement museum navy network office organisation organization palace parliament party police
    post prize province registry republic reserve school secretariat senate service services
    society square staff state states station street supreme syndicate team temple times treaty
    tribunal trust union university war agreement act bill accord plan electric mills dynamics
    synod bay island islands river sea ocean lake mountain mountains valley desert airport
    bridge road avenue park tower
    """
)
_PLACE_OPENERS = _words(
    """
    north south east west northern southern eastern western north-east north-west south-east
    south-west northeast northwest southeast southwest central new old upper lower greater great
    latin united saint st san santa republic democratic federal islamic soviet royal national
    black white red green
    """
)
_DEMONYMS = _words(
    """
    afghan afghans african africans albanian albanians algerian algerians american americans
    angolan arab arabs arabian argentine argentinian armenian armenians asian asians australian
    australians austrian austrians azerbaijani azeri bahraini bangladeshi belarusian belarusians
    belgian belgians bolivian bosnian bosnians brazilian brazilians briton britons british
    bulgarian bulgarians burmese cambodian cambodians cameroonian canadian canadians catalan
    chechen chechens chilean chinese colombian colombians congolese croat croatian croatians
    croats cuban cubans cypriot czech czechs dane danes danish dutch ecuadorian egyptian
    egyptians emirati english eritrean estonian estonians ethiopian ethiopians european
    europeans filipino filipinos finn finnish finns french georgian georgians german germans
    ghanaian greek greeks guatemalan haitian haitians honduran hungarian hungarians icelandic
    indian indians indonesian indonesians iranian iranians iraqi iraqis irish israeli israelis
    italian italians ivorian jamaican japanese jordanian jordanians kazakh kenyan kenyans korean
    koreans kosovan kurd kurdish kurds kuwaiti kyrgyz latvian latvians lebanese liberian libyan
    libyans lithuanian lithuanians macedonian malaysian malaysians malian maltese mexican
    mexicans moldovan moldovans mongolian montenegrin moroccan moroccans mozambican namibian
    nepalese nepali nicaraguan nigerian nigerians nigerien norwegian norwegians omani pakistani
    pakistanis palestinian palestinians panamanian paraguayan persian peruvian peruvians pole
    poles polish portuguese qatari romanian romanians russian russians rwandan rwandans
    salvadoran saudi saudis scot scots scottish senegalese serb serbian serbians serbs
    singaporean slovak slovaks slovene slovenian slovenians somali somalis soviet soviets
    spanish sudanese swede swedes swedish swiss syrian syrians taiwanese tajik tanzanian thai
    tibetan tibetans tunisian tunisians turk turkish turkmen turks ugandan ugandans ukrainian
    ukrainians uruguayan uzbek uzbeks venezuelan venezuelans vietnamese welsh yemeni yemenis
    yugoslav zambian zimbabwean western westerners
    """
)
_WEEKDAYS = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays
    thursdays fridays saturdays sundays mon tue tues wed thu thur thurs fri
    """
)
_MONTHS = _words(
    """
    january february july september october november december jan feb apr jun jul aug sep sept
    oct nov dec
    """
)
_MONTHS_OR_NAMES = _words("march april may june august sun sat")
_BEFORE_MONTHS = _words(
    """
    in on of since until till by from during last this next early late mid before after every
    each through to and
    """
)
_NEVER_IN_NAMES = _words("a an the i he she it we they you and or but")
_TIMES = _words(
    """
    today yesterday tomorrow tonight morning mornings afternoon evening evenings night nights
    midnight noon overnight midday weekend weekends weekday week weeks weekly fortnight month
    months monthly year years yearly yearlong annual decade decades century centuries day days
    daily hour hours hourly minute minutes moment moments second seconds spring summer autumn
    winter quarter ago earlier later early late latest recent recently soon then now current
    currently previous previously next last past upcoming date dates time times period while
    since until afterwards meanwhile shortly long-time longtime long-term short-term year-old
    years-old month-long year-long week-long a.m p.m gmt edt est utc
    """
)
_FIGURES = _words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred hundreds thousand thousands million millions billion billions trillion
    trillions dozen dozens score half third quarter first second fourth fifth sixth seventh
    eighth ninth tenth twice percent percentage cent per number numbers amount amounts total
    average dollar dollars euro euros pound pounds rouble roubles ruble rubles mile miles
    kilometer kilometers kilometre kilometres km kg metre metres meter meters feet foot inch
    inches tonne tonnes ton tons couple lot lots majority handful plenty
    """
)
_SAYING = """
    say tell add state note warn argue claim insist declare announce explain describe comment
    reply respond suggest emphasise emphasize stress acknowledge admit concede deny confirm
    assert allege mention remark quote cite tweet write ask speak
"""
_SAYING_NOUNS = _words("state states note notes stress claim claims comment comments quote tweet")
# Regular verbs that are seldom nouns; their forms are made below.
_VERBS = """
    accept accuse achieve aid back adopt affect agree allow anticipate appear apply approve
    arrange arrive assume avoid believe belong blame bring build carry choose collapse compare
    complain complete conclude condemn consider consist contain continue contribute convince
    create criticise criticize decide deepen defend define deliver depend deploy derive deserve
    destroy determine develop die diminish disagree discover discuss dismiss eliminate emerge
    enable encourage endure engage enjoy ensure enter establish evolve examine exist expand
    expect experience expose fail foster follow gain gather generate grant hail happen help
    highlight host identify ignore imagine impose improve include indicate inform inject injure
    inspire intend intensify introduce invade invite involve join justify kill lack launch learn
    legitimise legitimize listen live maintain manage mark marry mock move mull negotiate obtain
    occur oppose oust oversee participate perform permit persuade pledge praise predict prefer
    prepare present preserve prevent proceed proclaim produce promise promote propose protect
    prove provide publish pull purchase pursue push raise reach realise realize receive
    recognise recognize recommend redouble reduce reflect refuse regain reject relate release
    remain remember remind remove repeat replace represent require resolve restore retain return
    reveal save seek seem serve settle shape share shed show signal slam spark stand start stay
    step stop strengthen struggle submit succeed suffer supply support survive symbolise
    symbolize take target tease tend threaten trigger try turn undergo undermine understand
    unveil upgrade urge use vow wait want warm welcome withdraw wonder worsen
"""
# Forms of these that are nouns as well: they are not taken for verbs.
_VERB_NOUNS = _words(
    """
    blame collapse collapses experience experiences gain gains grant grants help highlight
    highlights host hosts lack launch launches live lives mark marks move moves pledge pledges
    present presents promise promises pull purchase purchases push release releases remains
    return returns share shares shed show signal signals spark stand start starts stay step
    steps stop stops struggle struggles supply supplies support target targets trigger triggers
    turn turns upgrade upgrades use uses wait want welcome save saves produce proceeds building
    buildings killing killings warning warnings understanding learning living saving savings
    beginning carrying serving training gathering gatherings marking publishing purchasing
    manufacturing showing setting standing turning sharing aid aids accused
    """
)
_IRREGULAR = _words(
    """
    am is are was were be been being do does did done doing has have had having can could will
    would shall should may might must go goes went gone going get gets got gotten getting make
    makes made making take takes took taken taking give gives gave given giving come comes came
    coming become becomes became becoming begin begins began begun hold holds held keep keeps
    kept keeping know knows knew known knowing grow grows grew grown think thinks thought bring
    brings brought bringing buy buys bought seek seeks sought seeking fight fought catch caught
    teach taught send sends sent sending spend spends spent lose loses lost losing win won
    winning meet meets met see sees saw seen seeing say says said saying tell tells told telling
    hear hears heard stand stood understand understood choose chose chosen drive drove driven
    rise risen fall fell fallen throw threw thrown fly flew flown strike struck hit hits shoots
    shot lead leads led feed fed flee fled fleeing hang hung put puts putting set sets let lets
    cut run runs ran leave leaves left find finds found speak speaks spoke spoken steal stole
    stolen break broke broken write wrote written draw drew drawn withdraw withdrew withdrawn
    overthrow overthrew undertake undertook shake shook sell sells sold sit sat feel feels felt
    mean means meant pay pays paid need needs wish try tries tried stick stuck bid lay laid lie
    lain sing sang sink sank shoot swear swore wear wore wake woke forbid forget forgot forgive
    lend lent bear bore born beat beaten bind bound burst looks look looked visited visiting
    attended called calling asked asking helped helping used using walked talked worked lived
    played stayed shut celebrate celebrates celebrated celebrating passed opened ended aired
    """
)
_IRREGULAR_NOUNS = _words("means leaves fall rise cut lead bid runs run fight hits feed thought")
_ADVERBS_AND_OTHERS = _words(
    """
    alongside amidst beneath underneath throughout besides
    also just even still yet only very much many more most less least too quite rather almost
    already always never ever often sometimes again away back down up out off over under here
    there where when why how what who whom whose which that this these those such same other
    another both either neither each every any some all none no not nor than as like unlike amid
    among against despite including regarding concerning according following via per versus vs
    across along around behind beside beyond within without toward towards upon onto into about
    above below between during after before because although though unless whether however
    therefore thus hence moreover otherwise instead together apart aside ahead abroad overseas
    altogether nearly merely largely etc due able unable likely unlikely set aged based aimed
    backed led fuelled fueled driven alleged reported reportedly allegedly so-called
    """
)
_ADJECTIVES = _words(
    """
    able active afraid alive alleged alone angry available aware awful bad beautiful big bitter
    bold brave brief broad calm capable careful cautious certain cheap cold dead clean clear
    clever close complex concerned crucial cruel curious dangerous dear deep different difficult
    dire dirty disappointed distant eager easy effective efficient enormous entire equal
    essential eventual evident excellent extreme fair false familiar famous fast few fierce
    final fine firm formal fresh frustrated full fundamental funny further generous gentle giant
    global good gradual grand grateful great grim gross guilty happy hard harsh heavy helpful
    high historic honest hostile hot huge humble imminent important impossible impressive
    independent inevitable influential initial innocent intense interested international
    invisible isolated joint keen key large lasting legitimate limited little local lonely long
    loose loud low lucky mad main major massive mere mild minor mutual narrow nationwide
    necessary negative nervous new nice nuclear numerous obvious odd old ongoing open opposite
    ordinary overall particular perfect permanent personal pleased plain political poor popular
    possible powerful pragmatic precious precise pregnant prestigious previous primary principal
    private probable prominent prone proper proud public pure quick quiet rapid rare raw ready
    real reasonable relevant reluctant remote responsible rich right rough rude sad safe scared
    separate serious several severe sharp short shy sick significant similar simple slight slow
    small smart smooth sole solid soft sorry special specific stable standard steady steep stiff
    strange strict strong stupid sudden sufficient suitable sure surprised sweet swift tall
    temporary tender terrible thick thin tight tiny tired tough typical ugly unclear unhappy
    unique unlikely unprecedented unusual upset urgent usual vague valid various vast vital warm
    weak wealthy weird wet whole wide widespread wild willing wise wonderful worried worse worst
    worth wrong young bilateral diplomatic economic strategic controversial humanitarian
    industrial illegal legal regional federal presidential parliamentary foreign domestic
    critical medical national financial social racial cultural religious technical commercial
    electoral environmental moral digital online bipartisan senior free
    """
)
_GENERAL_NOUNS = _words(
    """
    round rounds gain gains home ability access act acts action actions activity addition
    advance advice age aim aims answer answers area areas article aspect aspects attempt
    attempts attention background base basis bit body book books boost call calls case cases
    cause causes chance chances change changes choice circle circles claim claims class comment
    comments concern concerns condition conditions control country countries course decision
    decisions degree detail details development difference effect effects effort efforts end
    ends event events example examples experience expert experts extent face fact factor factors
    facts fear fears field fields figure figures focus form forms front future goal goals group
    groups hand hands head heads help hope hopes idea ideas image images impact importance
    indication individual individuals information intent interest interests issue issues item
    items job kind kinds lack leader leaders level levels life lives line lines link list lists
    look man manner mark matter matters meaning means measure measures member members men
    message method mind move moves name names nation nations nature need needs news note office
    official officials one ones option options order orders part parts party people person
    persons perspective picture piece place places plan plans point points position positions
    power powers practice presence pressure principle problem problems process progress public
    purpose question questions range rate rates reach reaction reality reason reasons record
    region report reports reporter reporters request response responsibility result results
    return rise risk risks role roles room rule rules scale scene series set share show side
    sides sign signs site situation sort source sources space spokesperson stage stages standard
    start statement statements states status step steps story stories style subject success
    support system systems tag talk target task team term terms thing things thought tie ties
    today tool top topic total trend truth turn type types unit use user users value version
    view views visit voice want ways military army defence defense government governments
    president presidents force forces soldiers troops police security way weight woman word
    words work worker world state aftermath array backdrop bid board boys couple day edge
    episode era everyone exit fate feeling fellow foot god hour keyword lot mention middle mood
    night nobody notice opportunity photo photograph photos post posts promise proof remark
    remarks rest sense sight stance stand star stop string stuff suggestion summary surface
    tendency theme threat tone touch variety video wave will wish wonder write year
    """
)
_BEFORE_NAMES = _words(
    """
    eastern western northern southern north-eastern north-western south-eastern south-western
    northeastern northwestern southeastern southwestern central occupied mainland downtown rural
    suburban annexed post-war postwar post-soviet pre-war ancient medieval
    """
)
_BEFORE_PARTICIPLES = _words(
    """
    a an the this these those his her its their our your my whose some any no many several most
    more other all both two three of in on at by for from with into over under about than
    against between among through during without and or as
    """
)
# "of" joins the halves of a name; the others are particles of names in languages of Europe
# and the Arab world.
_CONNECTORS = _words(
    "of al el bin ibn bint abu de la le du da do dos das del della di van von der den ter zu"
)
_ABBREVIATIONS = _words(
    """
    mr mrs ms dr prof gen col lt sgt capt maj adm cmdr sen rep gov pres rev hon st mt ft jr sr
    cdr lcdr ltjg cpl pvt spc cpt ssgt sfc msgt tsgt gysgt radm vadm supt insp cllr amb msgr
    vs jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp bros dept approx
    """
)
_INVARIABLE = _words(
    """
    news series species means headquarters politics economics physics mathematics ethics
    athletics gymnastics electronics logistics statistics tactics rights goods arms forces
    customs works minutes grounds proceeds remains premises thanks spirits waters lens gas bias
    atlas canvas chaos diabetes measles rabies aids always perhaps overseas sometimes texas
    paris aries mars kansas arkansas honduras cyprus christmas
    """
)
_IRREGULAR_PLURALS = {
    "men": "man", "women": "woman", "children": "child", "crises": "crisis", "theses": "thesis",
    "analyses": "analysis", "hypotheses": "hypothesis", "buses": "bus", "viruses": "virus",
    "campuses": "campus", "bonuses": "bonus", "wives": "wife", "knives": "knife",
    "wolves": "wolf", "thieves": "thief", "halves": "half", "shelves": "shelf",
    "movies": "movie", "cookies": "cookie", "zombies": "zombie", "selfies": "selfie",
    "rookies": "rookie", "calories": "calorie", "prairies": "prairie", "goalies": "goalie",
    "hippies": "hippie", "sorties": "sortie", "smoothies": "smoothie", "headaches": "headache",
    "avalanches": "avalanche", "caches": "cache", "axes": "axe", "gasses": "gas",
    "gases": "gas", "policemen": "policeman", "gunmen": "gunman", "lawmen": "lawman",
    "fishermen": "fisherman", "businessmen": "businessman", "militiamen": "militiaman",
    "congressmen": "congressman", "spokesmen": "spokesman", "servicemen": "serviceman",
}  # fmt: skip
_SAME_NAMES = {
    "us": "united states", "usa": "united states", "united states of america": "united states",
    "uk": "united kingdom", "un": "united nations", "eu": "european union",
    "uae": "united arab emirates",
}  # fmt: skip
# News uses the words of a line for one thing; an index has one heading for them.
_SAME_THINGS = """
    attack assault
    suspect defendant accused
    virus coronavirus covid pandemic
    fire wildfire blaze
    blackout outage shutoff
    job employment
    immigrant migrant
    protest demonstration
    allegation accusation
    talk negotiation
    killing murder slaying
    bombing blast explosion
    bill legislation
    lawsuit suit
"""
_SHORT_NAMES = """
    alexander alex; andrew andy drew; anthony tony; barbara barb; benjamin ben; charles charlie
    chuck; christopher chris; daniel dan danny; david dave; deborah debbie; donald don; edward ed
    eddie ted; elizabeth liz beth; frederick fred; gregory greg; james jim jimmy; jeffrey jeff;
    jennifer jen; jonathan jon; joseph joe; katherine kate kathy; kenneth ken; lawrence larry;
    margaret peggy; matthew matt; michael mike; nicholas nick; patrick pat; peter pete; philip
    phil; raymond ray; richard rick dick; robert bob bobby rob; ronald ron; samuel sam; stephen
    steve; steven steve; susan sue; theodore teddy; thomas tom; timothy tim; walter walt; william
    bill billy will
"""
_ADD_NOTHING = _words(
    "administration conflict crisis democratic department emirate federal government islamic "
    "kingdom people republic united war"
)
# A light stemmer: the endings of nouns and adjectives that news makes of one root. What it joins is
# seen by nobody; a wrong join costs one of two keywords.
_ENDINGS = """
    isation ization ation ator ional ion er or ist ism ant ee ive al ic ing ed y e
"""
_VOWELS = "aeiou"
# Verbs of more than one syllable that double their last consonant all the same.
_DOUBLING = _words("admit permit submit regret commit")
_ORDINARY_ENDINGS = _words(
    """
    ally family supply reply assembly monopoly anomaly rally bully belly jelly fly lily italy
    butterfly homily folly gully lobby emily sally molly holly kelly billy willy polly early
    daily weekly monthly friendly elderly deadly hundred hatred watershed bloodshed seabed
    riverbed flatbed testbed infrared embed newlywed moped biped kindred thoroughbred
    """
)


def _inflect(base: str) -> frozenset[str]:
    """Return the four regular forms of a verb."""
    if base.endswith("e"):
        return frozenset({base, f"{base}s", f"{base}d", f"{base[:-1]}ing"})
    if base.endswith("y") and base[-2] not in _VOWELS:
        return frozenset({base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"})
    plural = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"
    stem = base + base[-1] if _doubles(base) else base
    return frozenset({base, plural, f"{stem}ed", f"{stem}ing"})


def _doubles(base: str) -> bool:
    if base in _DOUBLING:
        return True
    short = sum(letter in _VOWELS for letter in base) == 1
    return short and base[-1] in "bdgmnprt" and base[-2] in _VOWELS


def _by_first(lines: Iterable[str]) -> dict[str, str]:
    """Return for each word of a line its first word."""
    return {word: line.split()[0] for line in lines if line.strip() for word in line.split()}


def _compare(adjectives: frozenset[str]) -> frozenset[str]:
    """Return comparatives and superlatives of the short adjectives."""
    stems = frozenset(map(_comparing_stem, (word for word in adjectives if len(word) <= 6)))
    return frozenset(stem + ending for stem in stems for ending in ("er", "est"))


def _comparing_stem(word: str) -> str:
    if word.endswith("e"):
        return word[:-1]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}i"
    return word + word[-1] if _doubles(word) else word


def _forms(bases: str) -> frozenset[str]:
    return frozenset(form for base in bases.split() for form in _inflect(base))


ENGLISH = Vocabulary(
    titles=_TITLES,
    weak_titles=_WEAK_TITLES,
    title_offices=_OFFICES,
    institutions=_INSTITUTIONS,
    place_openers=_PLACE_OPENERS,
    demonyms=_DEMONYMS,
    calendar=_WEEKDAYS | _MONTHS | _TIMES,
    run_breakers=_WEEKDAYS | _MONTHS,
    months_or_names=_MONTHS_OR_NAMES,
    before_months=_BEFORE_MONTHS,
    figures=_FIGURES,
    never_in=(_forms(_SAYING) - _SAYING_NOUNS)
    | (_forms(_VERBS) - _VERB_NOUNS)
    | (_IRREGULAR - _IRREGULAR_NOUNS)
    | _ADVERBS_AND_OTHERS,
    never_last=_ADJECTIVES | _compare(_ADJECTIVES),
    never_alone=_GENERAL_NOUNS,
    before_names=_BEFORE_NAMES,
    never_in_names=_NEVER_IN_NAMES,
    connectors=_CONNECTORS,
    owners=_OWNERS,
    joins_names=_words("the for against without"),
    ordinal_endings=_words("st nd rd th"),
    abbreviations=_ABBREVIATIONS,
    invariable=_INVARIABLE,
    irregular=_IRREGULAR_PLURALS,
    same_names=_SAME_NAMES,
    same_things=_by_first(_SAME_THINGS.splitlines()),
    short_names=_by_first(_SHORT_NAMES.split(";")),
    add_nothing=_ADD_NOTHING,
    endings=tuple(sorted(_ENDINGS.split(), key=lambda ending: (-len(ending), ending))),
    ordinary_endings=_ORDINARY_ENDINGS,
    before_participles=_BEFORE_PARTICIPLES,
    participles=True,
)
