import { rootOf } from './word-roots.js';

/**
 * Words that stand for neighbouring matters, so that one course often equals another: general knowledge of
 * how fields are cut into courses. Much weaker than the same word.
 */
const GROUPS = `
biology plant animal organism cell life zoology botany
anatomy physiology body
ecology environment conservation natural field
prison delinquency criminology criminal-justice crime deviance
police criminal-justice investigation patrol
media mass-communication broadcasting tv journalism news radio
film tv video cinematography broadcasting production produce
composition writing write argument essay rhetoric exposition prose
literature fiction poetry drama novel short-story author authors masterpieces writers reading read
speech communicate voice diction articulation debate
theater act drama performance stage stagecraft scene play
draw figure sketch illustration illustrate
art artist
chemistry chemical
ceramic clay wheel handbuilding craft crafts
printmaking lithography etching woodcut intaglio silkscreen serigraphy screen
graphics layout typography illustration design desktop-publishing advertising visual publication
photo camera darkroom imaging image
digital computer electronic
multimedia digital media animation
sculpture 3d model form clay casting
color design 2d
computer microcomputer information-system data-processing office software technology application
microsoft office software productivity spreadsheet word-processing access excel powerpoint database
program java python cplusplus csharp cobol fortran basic pascal object-oriented coding
linux unix operating-system server administration administer system
network telecommunication internet lan cisco secure
web internet html javascript multimedia
microprocessor microcomputer architecture assembly-language organization hardware digital
digital logic switching circuit
circuit electric electronic dc ac
thermal heat fluid energy
static mechanic force
dynamic mechanic motion kinematics
material strength metallurgy solid
cad drafting graphics draw blueprint technical
manufacturing machining machine process cnc industrial
engineer technology technical
math algebra quantitative number arithmetic
precalculus algebra trigonometry function
calculus analysis
statistics probability data
linear matrix vector
discrete logic combinatorics
physics mechanic motion
star universe galaxy solar planet space
geology earth rocks mineral fossil
weather climate atmosphere atmospheric
ocean geology
chemistry molecular matter
nutrition food diet
health medicine disease wellness
exercise strength-training conditioning strength weight aerobic aerobics
athletic coach recreation physical-education game
drug addiction chemical dependency abuse
child infant childhood early-childhood toddler preschool
adolescent child
aging adult death
development growth lifespan
psychology behavior mental human
personality adjustment self
abnormal disorder mental
counseling therapy helping guidance
learn cognitive cognition memory
sociology social society
family marriage parenting
racial ethnic minority diversity multicultural prejudice
gender women feminist feminism
anthropology culture human people ethnology
archaeology prehistory ancient
geography regional map maps region
politics government state power political policy
international global world foreign
law court judicial constitution justice legal
american united colonial
europe western continental
england britain
asian china japan east eastern far
africa african-american black
latin-american spain hispanic-american mexico caribbean
native-american indian tribal
religion bible god faith spiritual sacred
ethics value values moral
philosophy logic thought think
humanities culture civilization arts
art visual aesthetics
ancient classical greek roman
medieval renaissance
modern contemporary twentieth recent
economy market finance
microeconomics price firm
macroeconomics money monetary
account bookkeeping audit tax
cost managerial manage
business company enterprise organization corporate commerce
manage supervision administer lead organizational-behavior
market advertising selling retail consumer promotion
human-resource personnel labor employment
entrepreneur small venture
finance invest bank security credit
educate teach school classroom curriculum
special exceptional handicapped inclusion needs
read literacy language
library information reference research
social-work human-service welfare
hospitality hotel restaurant tourism
police security fire emergency
music theory harmony
aural musicianship
choir sing voice ensemble gospel chamber jubilee chorus
wind-ensemble band instrumental
orchestra string symphony
piano organ
guitar lute
jazz improvisation blues
record studio produce audio sound mix mixing
music-business publishing copyright
songwriting lyric compose
synthesis midi electronic
world folk ethnic
converse oral speech spoken
grammar composition
language linguistic
spain french german italian foreign
design develop analysis
independent-study special-topics project
internship practice practical practicum observation
seminar colloquium
lab laboratory
`;

const RELATED = new Map<string, string[]>();
for (const line of GROUPS.trim().split('\n')) {
  const group = line.split(' ').map(rootOf);
  for (const word of group) {
    const known = RELATED.get(word) ?? [];
    RELATED.set(word, [...new Set([...known, ...group.filter((other) => other !== word)])]);
  }
}

/** Words of neighbouring matters, as roots. */
export function relatedTo(word: string): readonly string[] {
  return RELATED.get(word) ?? [];
}
