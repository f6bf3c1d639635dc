/** Words that mean the same in a title, and forms that the endings below would get wrong. */
const SAME_WORDS = `
theater: theatre theatrical thespian
music: musical musics
woman: women womens woman's
man: men mens
child: children childrens kid
film: films cinema movie movies filmmaking
tv: television
african-american: afro black negro
american: usa us
indian: indians
photo: photography photograph photographic
draw: drawing
paint: painting
ceramic: ceramics pottery clay
program: programming programs programmer programmers
physics: physic
law: laws legal
police: policing
prison: prisons penology corrections correctional correction penal
delinquency: delinquent
journalism: journalistic news reporting newswriting
advertising: advertisement ads
selling: sales sell salesmanship
retail: retailing merchandising
elderly: gerontology aging ageing aged
bible: biblical scripture testament
religion: religions religious
god: theology theological
holocaust: shoah
war: wars warfare
speech: speak speaking speaker oral
novel: novels
poetry: poems poem poet poets
fiction: stories story
play: playwriting playwright
act: acting actor actors
sing: singing singer singers
voice: vocal vocals voices
choir: chorus choral chorale singers
dance: dancing
teach: teaching teacher teachers
learn: learning learner
child-care: childcare daycare
handicapped: exceptional disability disabilities
deaf: deafness
plant: plants botany botanical
animal: animals zoology zoological
earth: planet
ocean: oceans oceanography oceanographic marine
weather: meteorology meteorological
star: stars astronomy astronomical
rock: rocks
gene: genes genetics genetic heredity
nutrition: nutritional dietetics diet
drug: drugs substance alcohol
exercise: exercises fitness
athletic: athletics sport sports
coach: coaching
swim: swimming aquatics
weight: weights
computer: computers computing computation computational computerized
microcomputer: microcomputers pc
internet: web www website online
spreadsheet: spreadsheets excel
keyboarding: typing typewriting
network: networking networks
secure: security cybersecurity
account: accounting accountancy accountant
tax: taxation taxes
invest: investment investments investing
bank: banking
buy: purchasing
manage: management managing managerial manager managers
lead: leadership leading leader leaders
personnel: hrm
entrepreneur: entrepreneurship entrepreneurial
market: marketing markets
write: writing writings writer writers
read: reading readings
converse: conversation conversational
compose: composing composer composers
lyric: lyrics
song: songs
songwriting: songwriter
arrange: arranging arrangement
synthesizer: synthesizers synth synths
promotion: promotions promoting promotional
license: licensing licenses licences licence
record: recording recordings
produce: production producing producer productions
guitar: guitars
drum: drums drumset
orchestra: orchestral symphony symphonic
history: historical historic histories
economy: economics economic economies
politics: political politic
society: societies societal
culture: cultural cultures
ethnic: ethnicity
philosophy: philosophical philosophies
ethics: ethic ethical moral morality morals
logic: logical
math: mathematics mathematical mathematic
statistics: statistical statistic stats stat
equation: equations
analysis: analytic analytical analyses analyzing
think: thinking thought
reason: reasoning
function: functions functional
biology: biological bio
chemistry: chem
microbiology: microbiological
biochemistry: biochemical
psychology: psychological
sociology: sociological
anthropology: anthropological
geology: geological geologic
geography: geographic geographical
ecology: ecological
environment: environmental
engineer: engineering engineers
electric: electrical electricity
electronic: electronics
mechanic: mechanics mechanical
dynamic: dynamics
static: statics
circuit: circuits circuitry
material: materials
machine: machining machinery machines machinist
automobile: automotive auto automobiles car cars
maintain: maintenance
repair: repairing
construct: construction building
architecture: architectural
nurse: nursing nurses
medicine: medical medicinal
health: healthcare wellness hygiene
therapy: therapeutic therapies therapist
dental: dentistry
drafting: draft
design: designing designs designer
graphics: graphic graphical
art: arts artistic
artist: artists
literature: literary literatures lit
culinary: cooking cookery cuisine
food: foods
develop: development developmental developing
behavior: behavioral behaviors behaviour behavioural
introduction: introductory intro beginnings
civilization: civilizations civilisation civ
europe: european europeans
africa: african
asia: asian
spain: spanish hispanic
japan: japanese
china: chinese
france: french
germany: german
italy: italian
russia: russian soviet
greece: greek
rome: roman
ireland: irish
england: british britain
mexico: mexican
canada: canadian
india: hindu
islam: islamic muslim
jewish: judaic judaism hebraic
christian: christianity christ
buddhist: buddhism
global: international
twentieth: 20th
nineteenth: 19th
eighteenth: 18th
problem: problems issue issues
relation: relations relationship relationships
racial: race races
minority: minorities
family: families
marriage: marital
sexuality: sexual sex
adolescent: adolescence teen youth juvenile
aid: aided assisted assist aids
communicate: communication communications communicating
educate: education educational
administer: administration administrative administrator
law-enforcement: police
labor: labors labour labours
color: colors colour colours
humor: humour
center: centers centre centres
defense: defence
jewelry: jewellery
`;

/**
 * What ends an English word of this kind, and what is left; tried in this order, the rest at least so
 * long.
 */
const ENDINGS: readonly (readonly [RegExp, string, number])[] = [
  [/ological$/, 'ology', 3],
  [/ologies$/, 'ology', 3],
  [/ies$/, 'y', 3],
  [/(ss|sh|ch|x)es$/, '$1', 3],
  [/([^sui])s$/, '$1', 3],
];
/** British spellings by rule; improvisation is spelt so everywhere. */
const BRITISH: readonly (readonly [RegExp, string, number])[] = [
  [/(?<!improv)isation/, 'ization', 8],
  [/^paed/, 'ped', 7],
  [/^haem/, 'hem', 7],
];
const DERIVED: readonly (readonly [RegExp, string, number])[] = [
  [/ial$/, 'e', 5],
  [/ical$/, '', 5],
  [/ural$/, 'ure', 3],
  [/mental$/, 'ment', 4],
  [/tional$/, 'tion', 3],
  [/([^aeiou])\1ing$/, '$1', 3],
  [/ing$/, '', 4],
];

const ROOTS = new Map<string, string>();
for (const line of SAME_WORDS.trim().split('\n')) {
  const [root = '', forms = ''] = line.split(': ');
  for (const form of [root, ...forms.split(' ')]) if (!ROOTS.has(form)) ROOTS.set(form, root);
}

const KNOWN = new Map<string, string>(ROOTS);
/** The memory of roots is bounded: a catalog has some ten thousand words. */
const KNOWN_MAX = 200_000;

/** One form for all forms of a word: number, the usual endings, and words that mean the same in a title. */
export function rootOf(word: string): string {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const root = cut(word);
  if (KNOWN.size < KNOWN_MAX) KNOWN.set(word, root);
  return root;
}

function cut(word: string): string {
  const single = without(without(word, BRITISH), ENDINGS);
  const listed = ROOTS.get(single);
  if (listed !== undefined) return listed;
  const root = without(single, DERIVED);
  return ROOTS.get(root) ?? root;
}

function without(word: string, endings: typeof ENDINGS): string {
  for (const [ending, instead, least] of endings) {
    if (!ending.test(word)) continue;
    const rest = word.replace(ending, instead);
    if (rest.length >= least) return rest;
  }
  return word;
}
