"""Words of English that tell what a name stands for: closed classes and usual heads of names.

A name is a person, place or organisation by what stands in it, before it and after it. Each of
these words holds for news at large; names themselves stand in the lists of facts.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORGANISATION_HEADS = _words(
    """
    academy administration agency airlines airways alliance archdiocese army assembly
    associates association authority bancorp bank battalion board brigade broadcasting bros
    brothers bureau cabinet campaign cartel caucus chamber chronicle church clinic club co
    coalition college command commission committee commonwealth company confederation congress
    consortium consulate cooperative corp corporation corps council court dealership
    department dept diocese directorate dispatch edison embassy enterprises entertainment
    exchange federation fellowship foods force forces foundation front fund gazette group
    groups guard guards guild herald holdings hospital hospitals inc industries initiative
    inspectorate institute institutes institution insurance intelligence international
    investments journal jury lab laboratories laboratory labs league legislature library llc
    llp ltd magazine media militia ministry motors museum navy network networks news newspaper
    newspapers office organisation organization parliament partners party patrol
    pharmaceuticals plc police politburo press prosecutors radio railway railways regiment
    registry restaurant restaurants school schools secretariat seminary senate service
    services society squad stores studios subcommittee symphony syndicate synod systems
    taskforce team tech technologies telecom telegraph television times tribe tribunal tribune
    trust tv union unions university ventures watch weekly workers
    aerospace bakery biosciences brewery brewing cinemas consulting electronics logistics
    motorsports orchestra philharmonic pictures productions publishing realty robotics securities
    semiconductor semiconductors software solutions therapeutics winery
    """
)
# As often a building as the people in it.
PLACE_OR_ORGANISATION_HEADS = _words(
    """
    center centre church clinic club hospital house library mosque museum restaurant school
    synagogue temple
    """
)
# "Republic of Kenya" is the country.
STATE_HEADS = _words("emirate kingdom principality republic state sultanate")
# "Ministry of", "Centers for", "Committee on": what follows belongs to the name.
ORGANISATION_OPENERS = _words(
    """
    academy agency alliance americans archdiocese army assembly association bank board bureau
    campaign center centers centre chamber church citizens coalition college commission
    committee confederation congress council court daughters department diocese directorate
    emirate federation foundation friends front fund house institute institutes institution
    international knights league legion library ministry movement museum office organisation
    organization parliament party people's project secretariat society sons students synod
    teachers union university veterans voice women workers
    """
)
PLACE_HEADS = _words(
    """
    airbase airfield airport amphitheater amphitheatre arboretum archipelago arena auditorium
    avenue ballroom base basin bay beach boulevard bridge
    building canal cape capitol castle cathedral cemetery city coast corridor county creek dam
    desert district dome emirate falls field forest freeway garden gardens governorate gulf
    harbor harbour heights highlands highway hill hills hotel inlet island islands lake lakes
    lane memorial monument mountain mountains oblast observatory ocean palace park parkway pavilion
    peninsula plains plantation plateau plaza port prefecture prison province raceway ranch
    range refinery region reservoir resort ridge river road sea shore skyscraper springs
    square stadium station strait street sultanate territory theater theatre tower towers town
    township tunnel valley village volcano zone zoo
    """
)
# Acts, events and things: capitalised, but nobody and nowhere.
THING_HEADS = _words(
    """
    accord accords act acts agreement amendment anthem article award awards bible bill bowl
    budget bulletin case census ceremony challenge championship championships chapter charter
    christmas code compact concerto conference constitution contract convention covenant
    credit crisis crusade cup day days deal debate declaration decree depression diaries diary
    directive disease doctrine dream easter election elections era eve exhibition expo
    festival film fleet games genocide globe globes holocaust hour hurricane index inquiry
    insurrection intifada invasion jubilee law laws legislation list manifesto marathon march
    medal memo month mysteries night novel oath olympics open order orders pact papers
    paralympics pipeline plan policy prix prize program programme project protocol protocols
    rally ramadan rebellion recession reformation regulation renaissance report resolution
    revolution rights riots rule rules series show shutdown slam song spring statement storm
    strategy strike summit symposium syndrome talks tax test testament theorem theory thesis
    tour tournament treaty trial trophy typhoon uprising v vaccine verdict virus vs war wars
    week year
    """
)
PLACE_OPENERS = _words("camp cape fort lake mount mt port")
THING_OPENERS = _words(
    """
    amendment apollo article chapter covenant cyclone flight happy hms hurricane interstate
    merry operation project prop proposition psalm route section storm title typhoon uss
    """
)
# Capitalised words that name no person, place or organisation by themselves.
NO_ENTITY = _words(
    """
    a act administration african-american african-americans ai aids allah an android arab
    arabic arabs asian-american asian-americans attorney baptist bible bitcoin black blacks
    bowl brexit british-born buddhist buddhists cabinet cantonese capitol catholic catholicism
    catholics cd ceo ceos cfo chairman christ christian christianity christians christmas
    communism communist communists confederate confederates conservative conservatives
    constitution coo coronavirus covid covid-19 covid19 daca dari dear declaration democracy
    democrat democratic democrats diwali dna dow dreamer dreamers dui dvd earth easter eastern
    easterner ebola eid email emmy evangelical evangelicals faq farsi fascism fascist fathers
    founding gay gdp gmail god gospel government gps grammy halloween hanukkah hashanah hazara
    hazaras he hebrew hello her hindu hinduism hindus his hispanic hispanics hiv holocaust i
    icbm icbms id ids ied ieds indigenous internet internet-based ipad iphone islam islamic
    islamist islamists it jesus jew jewish jews jihadi jihadist judaism judiciary jupiter
    kindle kippur koran kurd kurdish kurds labour latin latina latinas latino latinos latinx
    lent lgbt lgbtq liberal liberals libertarian libertarians lng lord mandarin mars marxism
    marxist marxists mba medicaid medicare mers minister mlk moon mormon mormons muslim
    muslims my nafta nation nations native nazi nazis nazism neo-nazi neo-nazis no nobel
    northern not obamacare obamagate ok olympic olympics online orthodox oscar oscars our
    pashto pashtun pashtuns passover pc persian phd playstation pope ppe pr president
    progressive progressives prophet protestant protestants pulitzer q&a qa quran ramadan
    renaissance republic republican republicans rna roe rohingya romneycare rosh rpg s&p salt
    sars sat satan secretary sharia she shi'ite shi'ites shia shias shiite shiites sikh sikhs
    socialist socialists southern speaker start state states sun sunni sunnis super suv suvs
    tarp tatar tatars thanks thanksgiving that the they this torah tories tory tpp treasury
    trumpcare tv tvs twitterverse uighur uighurs union unionist usb uyghur uyghurs venus vip
    watergate we web western westerner westerners white whites windows wmd xbox yazidi yazidis
    yes yiddish yom you zika zionism zionist
    """
)
ROYAL_TITLES = _words("king queen prince princess pope emperor empress sultan emir crown")
PERSON_OPENERS = _words(
    """
    aunt crown-prince czar emir emperor empress grandma grandpa king pope prince princess
    queen saint shah sheikh sultan tsar uncle
    """
)
NUMERALS = _words(
    """
    i ii iii iv
    """
)
PERSON_ENDS = _words("jr sr ii iii iv")
PARTICLES = _words("al bin ibn bint abu de la le da do dos das del della di van von der den ter")
RELATIONS = _words(
    """
    aunt boyfriend brother cousin daughter ex-husband ex-wife father fiance fiancee fiancé
    fiancée girlfriend granddaughter grandfather grandmother grandson husband mother nephew
    niece partner sibling sister son stepdaughter stepson twin uncle widow widower wife
    """
)
# Small-letter words for what a person is, that stand before a name or in apposition.
ROLES = _words(
    """
    adviser advisor agent aide ally ambassador analyst anchor architect artist assassin
    astronaut athlete attacker author banker billionaire biographer biologist blogger broker
    businessman businesswoman campaigner candidate captain caretaker chair chairman chairwoman
    chef clerk coach comedian commander commentator composer congressman congresswoman
    consultant contributor coordinator coroner councilman councilwoman counselor critic
    defector defendant democrat deputy detective developer dictator diplomat director doctor
    economist editor educator engineer entrepreneur epidemiologist executive expert farmer
    filmmaker financier firefighter founder geologist golfer graduate guard guitarist gunman
    hacker head hero historian host immigrant inmate inspector investigator investor
    journalist judge justice lawmaker lawyer leader lecturer legislator librarian lobbyist
    magician magnate mayor mechanic member minister model mogul monk mother musician neighbor
    neighbour novelist nurse officer official operative organiser organizer owner painter
    pastor philanthropist philosopher photographer physician physicist pianist pilot player
    poet police-officer policeman politician pollster preacher premier presenter president
    prime-minister prisoner producer professor programmer prosecutor protester psychiatrist
    psychologist publisher rapper rebel refugee reporter representative republican researcher
    resident retiree runner sailor salesman scholar scientist screenwriter secretary senator
    sergeant sheriff singer sociologist soldier solicitor songwriter specialist spokesman
    spokesperson spokeswoman spy star strategist student superintendent surgeon suspect
    swimmer teacher technician teenager tenor terrorist theologian therapist toddler trader
    trainer traveler tycoon veteran victim virologist volunteer voter warlord whistleblower
    winner witness worker writer
    """
)
# After a name: what only a person does.
PERSON_VERBS = _words(
    """
    apologised apologized believes born cheered confessed cried died explained graduated grew
    insisted interviewed joins joked laughed married nodded pleaded quipped recalled recounted
    remarried resigned retired sat shrugged sighed smiled stood testified thinks told tweeted
    walked wept wore wrote
    """
)
# What persons do, and organisations and states of whom the press speaks as persons.
SPEAKING_VERBS = _words(
    """
    added adds argued asked continued contributed noted replied reported reports said says
    tells warned writes
    """
)
ORGANISATION_NOUNS = _words(
    """
    agency airline army automaker bank broadcaster carmaker chain charity committee company
    conglomerate faction firm giant group insurer lab lender magazine maker manufacturer
    militants militia network newspaper nonprofit organisation organization outlet party
    platform producer publication publisher retailer start-up startup subsidiary supplier
    tabloid tank team union university utility watchdog website
    """
)
PLACE_NOUNS = _words(
    """
    area borough capital city coast community country county district hometown island
    municipality nation neighborhood neighbourhood outpost outskirts peninsula port province
    region republic state suburb suburbs territory town village
    """
)
# "in", "near": what follows is most often a place.
PLACE_PREPOSITIONS = _words("in near outside across throughout around into inside")
BEFORE_OF_PLACE = _words(
    """
    annexation border capital city coast county downtown east hometown invasion island
    kilometers kilometres km miles north northeast northwest occupation outskirts part parts
    port province region republic resident residents shores south southeast southwest state
    streets suburb suburbs town village west
    """
)
COMPANY_NOUNS = _words(
    """
    ceo chairman customers employee employees executive headquarters shareholders subsidiary
    """
)
BEFORE_OF_ORGANISATION = _words(
    """
    branch ceo chairman chairwoman chief chief-executive co-founder customers director
    employee employees executive founder headquarters leadership member members owner
    president shareholders shares spokesman spokesperson spokeswoman subsidiary supporters
    users
    """
)
OF_OR_FOR = _words("of for at with")
AFTER_OWNER_PERSON = _words(
    """
    aides arrest assassination attorney attorneys birthday body brother campaign candidacy
    comments critics daughter death face family fatal father friend friends funeral hand hands
    husband killing lawyer lawyers mother murder name nomination parents personal predecessor
    presidency remarks resignation sister slaying son speech successor supporters tenure testimony
    tweet tweets wife
    """
)
AFTER_OWNER_PLACE = _words(
    """
    ambassador army border borders capital coast defence defense eastern economy embassy
    foreign government interior largest military northern parliament people population
    president prime southern state western
    """
)
AFTER_OWNER_ORGANISATION = _words(
    "ceo chief board shares stock employees customers users headquarters profits executives"
)
AFTER_PERSON = _words("administration administrations campaign supporters supporter")
AFTER_PLACE = _words(
    "airport city county native neighborhood neighbourhood province region resident residents "
    "suburb"
)
AFTER_ORGANISATION = _words(
    """
    ceo customers employee employees executive executives fighters headquarters lawmakers
    leaders members militants officials shares spokesman spokesperson spokeswoman stock users
    """
)
# Fields of policy: "Department of Health and Human Services" goes on past its "and".
POLICY = _words(
    """
    affairs agriculture border budget commerce commonwealth communications community consumer
    cooperation culture customs defence defense development disaster drug economic economy
    education emergency employment energy enforcement environment environmental exchange
    explosives families finance firearms fisheries food foreign forestry governmental health
    homeland housing human immigration industrial industry information infrastructure interior
    justice labor labour management medicine mental natural nutrition oversight pensions
    planning power prevention protection public reform regulatory relations relief research
    resources rural safety science security service services small social sport sports
    technology tourism trade training transport transportation treasury urban veterans water
    welfare women youth
    """
)
# Where a player stands, before a name in sports pages: closed lists of American football, baseball
# and football. Left out are those that as often begin the name of a company or a language ("LG",
# "PG", "SS").
POSITIONS = _words("QB RB WR TE OL OT DL DE DT NT LB ILB OLB MLB CB DB RHP LHP GK")
# Units written with capitals (SI, IEC and the trade): after a figure they begin no name.
UNITS = _words(
    """
    W kW MW GW TW Wh kWh MWh GWh kV mA Ah mAh Hz kHz MHz GHz THz KB MB GB TB PB KiB MiB GiB Mb Gb
    Mbps Gbps dB dBA Nm Pa kPa MPa kJ MJ FPS RPM MPG BTU
    """
)
# Common surnames (U.S. Census 1990) that are words for places too: after a given name either may be
# meant, and the text must say which.
SURNAME_HEADS = _words("castle ford hill hills lake lane park ridge street")
# Letters behind a name that a person has been given.
HONOURS = _words("md phd dds jd esq cpa rn mbe obe cbe kbe dbe qc kc mp mep msp")
# What follows these is most often the title of a work, whatever its words are.
WORKS = _words(
    "album albums ballad ep film films lp movie movies musical novel novels sitcom song songs "
    "soundtrack"
)
SHORT_COMPANY_ENDS = _words("inc corp ltd co plc llc holdings corporation incorporated")
