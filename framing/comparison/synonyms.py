"""Words that news uses for one another, so that two tellings of one fact can be seen to be one.

Sets are written by the authors from general knowledge of newspaper English; they serve to *find* the same fact, never
to say that two words mean the same: what differs between the words is what the comparison then shows. A set holds
words (all their inflections count) or phrases of two words. A word may stand in one set only.
"""

from __future__ import annotations

import re
from functools import cache

from framing.lexicons.inflection import inflections

SYNONYMS = """
strike airstrike raid bombing bombardment "air strike" "air raid"
attack assault offensive attacker
aim goal purpose objective
threat threaten danger menace peril
premier "prime minister" pm
u.s. us usa america american "united states"
u.k. uk britain british "united kingdom"
u.n. un "united nations"
e.u. eu "european union"
expel expulsion oust ouster evict eviction
eradicate eradication annihilate annihilation eliminate elimination wipe
destroy destruction demolish
begin start commence launch
end stop halt cease finish conclude
kill slay
murder homicide
dead deadly death die fatal fatality
injure injury wound hurt
arrest detain detention custody apprehend
accuse allege allegation accusation accuser
deny denial
vow pledge promise swear
warn caution alert
demand insist urge
ask request
agree agreement accord deal pact
refuse reject decline rebuff refusal rejection turn-down
approve approval endorse endorsement authorize authorization permit permission allow
ban prohibit prohibition bar forbid outlaw
help aid assist assistance
support back backing
oppose opposition object
criticise criticism condemn condemnation denounce denunciation slam
praise applaud laud hail commend
increase rise grow growth climb surge
fall drop decrease decline-in plunge
cut reduce reduction slash
buy purchase acquire acquisition
sell sale
job work employment
worker employee staff
company firm corporation business
money fund cash
pay payment
price cost
big large huge massive major
small little minor
illegal illegally unlawful unlawfully illicit
legal legally lawful
law legislation statute
bill measure
vote ballot
election elect
voter electorate
politician lawmaker legislator congressman congresswoman
parliament legislature
government administration
minister secretary
ministry department
official officer
police cop policeman
soldier troop serviceman
army military
fighter militant combatant
weapon arm firearm gun
shoot shooting gunfire
bomb explosive
blast explosion explode detonate detonation
missile rocket
plane aircraft jet airplane warplane
car vehicle automobile
protest demonstration rally march
protester demonstrator marcher
riot unrest turmoil
crowd mob
clash skirmish confront confrontation
teargas "tear gas" "chemical irritant" "chemical agent" "pepper spray"
baton truncheon nightstick
migrant immigrant
refugee asylum-seeker "asylum seeker"
border frontier
enter entry
leave departure depart exit withdraw withdrawal
return comeback
flee escape
child kid youngster minor-child
woman female
man male
father dad
mother mom mum
doctor physician
hospital clinic
school classroom
teacher educator
student pupil
house home residence
city town
country nation
area region district
place site location
road street highway
talk negotiate negotiation
meet meeting summit
speech address remark
announce announcement declare declaration proclaim
statement communique
reveal disclose disclosure
reporter journalist correspondent
media press
leader chief head
president presidency
boss executive ceo
resign resignation quit "step down"
fire dismiss dismissal sack
hire recruit recruitment
appoint appointment nominate nomination name-as
win victory triumph
lose loss defeat
fight battle combat struggle
war conflict
peace truce ceasefire cease-fire
capture seize seizure
retake recapture reclaim liberate liberation
control hold-over
enemy foe adversary
ally partner friend
terrorist terrorism terror extremist extremism jihadi jihadist
suspect defendant
victim casualty
trial court-case
judge justice
court tribunal
lawsuit suit litigation
lawyer attorney counsel
prison prisoner jail imprison imprisonment
punish punishment penalty
guilty convict conviction
evidence proof
investigate investigation investigator probe inquiry
spy espionage
secret covert
hide conceal
show demonstrate
find discover discovery
seek pursue
chase hunt track
try attempt bid
continue persist proceed
plan intend intention
decide decision
choose choice
change alter
fix repair
build construct construction
damage harm
deface vandalise vandalism
topple "pull down" "tear down" "bring down"
monument statue memorial
remove removal
throw hurl toss
hit strike-against
push shove
breach break-through
block blockade
close closure shut
open reopen
rule regulate regulation
tax levy tariff
budget spending
debt deficit
economy economic
poor poverty
rich wealthy
black african-american
religion religious
church parish
muslim islamic
prayer pray
marriage marry wedding
disease illness sickness
drug medication medicine
virus coronavirus covid
vaccine vaccination
climate warming
storm hurricane
flood flooding
quake earthquake
rescue save
emergency crisis
respond response reply answer
retaliate retaliation revenge reprisal
coordinate coordination
cooperate cooperation collaborate collaboration
destabilise
pose present-a
intelligence intel
equipment gear
factory plant workshop
produce production manufacture
oil petroleum
nuclear atomic
test trial-run
sanction embargo
trade commerce
rival competitor opponent
critic detractor
supporter backer
scandal controversy
apologise apology sorry
lie falsehood untruth
false falsely untrue bogus
true truth
anger angry fury furious outrage
fear afraid worry concern
hope hopeful
sad sorrow grief
surprise shock stun
hundred hundreds
dozen dozens
thousand thousands
tweet twitter
email e-mail
video footage
photo photograph picture
remnant remain
invade invasion
emerge emergence arise
annex annexation
jet-fighter
territory soil
seek-out
often frequently repeatedly
nearly almost
swift quick rapid fast
whole entire
free released
"""
"""One set a line; phrases between quotation marks. A hyphen only keeps a set's sense apart for the reader."""

_MEMBER = re.compile(r'"([^"]+)"|(\S+)')


@cache
def classes() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Word to class, and first word of a phrase to its second to class; a class is called by the first of its set.

    Words are listed with their inflections, not by their stems: a stem would make *objection* one with *objective*, and
    *liberal* with *liberate*.
    """
    words: dict[str, str] = {}
    phrases: dict[str, dict[str, str]] = {}
    for line in SYNONYMS.strip().splitlines():
        members = [phrase or word for phrase, word in _MEMBER.findall(line)]
        name = "=" + members[0]
        for member in members:
            if " " in member:
                first, second = member.split(" ")
                phrases.setdefault(first, {})[second] = name
            elif "-" not in member:
                for form in inflections(member, None):
                    words.setdefault(form, name)
    return words, phrases
