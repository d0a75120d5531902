"""English nouns for what happens in the news."""

# Nouns for what happens in the news. A closed list, because nothing in an English word tells
# "recognition" from "administration": by endings, every third title was of the second kind.
DEEDS = frozenset(
    """
abortion accident accord acquittal agreement alliance ambush amnesty annexation apology appeal
appointment arrest arrests assassination assault attack attacks audit ban bankruptcy blackout
blast blockade bombing boycott breach budget bust campaign cancellation caucus ceasefire census
ceremony charges clash clashes closure collapse collision comeback conflict confirmation
controversy conviction coronation corruption coup cover-up crackdown crash crisis cuts cyberattack
deal death deaths debate debut decision decree default defeat defection delay demolition
deportation derailment detention devaluation dismissal dispute divorce downgrade draft drought
earthquake eclipse election elections embargo endorsement epidemic eruption escape eviction
evacuation excavation exchange execution exhibition expansion explosion expulsion extradition famine
feud festival filibuster fire fires flight flood flooding floods fraud funeral heatwave hearing
hearings hijacking hoax hurricane impeachment inauguration indictment inflation injunction
injury inquiry inspection insurgency intervention invasion investigation kidnapping killing
killings landing landslide launch lawsuit layoffs leak leaks legislation liberation lockdown
looting mandate manhunt march massacre mediation memorial merger meeting migration murder murders
mutiny negotiations nomination offensive operation outage outbreak overhaul pandemic pardon
parade peace petition plot poisoning poll polls premiere primary probe prosecution
protest protests purge purges quarantine raid raids rally ransom rebellion recall recession
recognition reconstruction recount referendum reform reforms relocation removal repeal rescue
resignation resolution restructuring retirement retreat reunion revolt riot riots robbery ruling
sale sanctions scandal search secession seizure sentence sentencing settlement shooting shootings
shortage shutdown siege smuggling speech spill split stampede standoff statement storm strike
strikes succession suicide summit surge surrender suspension takeover talks tariffs tension
tensions testimony theft threat threats tornado tour trafficking tragedy treaty trial trials truce
tsunami unrest upgrade uprising vaccination vaccine verdict veto victory violence visit vote war
wedding wildfire wildfires withdrawal
""".split()
)
