import { rootOf } from './word-roots.js';

/**
 * Several words that say one thing, and how titles say it otherwise: what is compared, then the phrasings.
 * Longer phrasings are tried first. All words are in their usual form; small words are left out.
 */
const PHRASES = `
composition: english composition, college composition, freshman composition, freshman english
composition: first year composition, first year writing
composition: college writing, college english, rhetoric composition
composition: writing rhetoric, rhetoric writing, expository writing, academic writing, english writing
composition: composition rhetoric, university writing
composition: freshman writing, written communication, composition reading
composition: english expression, expository prose, reading composition, composition reading
composition literature: writing about literature, composition literature, literature composition
speech: public speaking, speech communication, oral communication, effective speaking, effective speech
speech: public address, speech composition, speechcraft, public speech
microeconomics: economics micro, micro economics
macroeconomics: economics macro, macro economics
database: data base
microcomputer: micro computer, personal computer
lifespan: life span, life cycle
precalculus: pre calculus, algebra trigonometry, trigonometry algebra, elementary functions
prealgebra: pre algebra
multimedia: multi media
songwriting: song writing
biochemistry: bio chemistry
microbiology: micro biology
biotechnology: bio technology
bioethics: bio ethics
biomedical: bio medical
bodybuilding: body building
softball: soft ball
mythology: myth, myths
business law: legal environment business, law business, commercial law, business legal environment
aural: ear training, aural skills, sight singing
aural: aural training, solfege, aural perception, musicianship skills
music business: music industry, business music
music business: entertainment business, recording industry, music merchandising
music production: audio production, record production, sound production
pro tools: protools
music technology: electronic music, computer music, digital music
music recording: audio recording, sound recording, studio recording, recording techniques, audio engineering
music recording: sound engineering, recording engineering, recording arts, audio arts
cad: computer aided drafting, computer aided design, autocad, cadd, computer drafting, solidworks, auto cad
3d: three dimensional, 3 d, 3 dimensional, three dimension
2d: two dimensional, 2 d, 2 dimensional
asl: american sign language, sign language
english-second-language: english second language, english foreign students, english speakers other languages
english-second-language: english foreign language, english language learners, english additional language
english-second-language: english academic purposes, english nonnative speakers, english non native speakers
chemical dependency: chemistry dependency
world war: ww, wwi, wwii
african-american: african american, black american, afro american, african americans
native-american: native american, american indian, native americans, indians north america, first nations
asian-american: asian american
latin-american: latin american, latin america
hispanic-american: mexican american, chicano, latino, latina, chicana, hispanic american
women studies: womens studies, women gender, gender women
gender: women men, sex roles
early-childhood: early childhood, ece, nursery school, preschool, young child
physical-education: physical education
criminal-justice: criminal justice, administration justice, justice administration
police: law enforcement
tv: radio tv, tv radio, radio television film
broadcasting: radio broadcasting, broadcast
film: motion picture, motion pictures, moving image
short-story: short story, short fiction
quantitative reasoning: quantitative literacy, mathematical reasoning
human-resource: human resource, human resources, personnel, personnel administration
organizational-behavior: organizational behavior, organization behavior, behavior organizations
computer science: cs, comp sci, compsci
operating-system: operating system, operating systems
data-structure: data structure, data structures
object-oriented: object oriented, object orientation
assembly-language: assembly language, assembler language, assembler
information-system: information system, information systems, management information systems, mis
word-processing: word processing
desktop-publishing: desktop publishing
artificial-intelligence: artificial intelligence, machine learning
first-aid: first aid, cpr, responding emergencies
physical-science: physical science, physical sciences
environmental science: environmental studies, environmental sciences
differential equation: diff eq, diffeq, differential equations, ordinary differential equations
multivariable calculus: multivariate calculus, several variables, vector calculus, multiple variables
linear algebra: linear systems, matrix algebra, matrices, linear methods, linear mathematics
discrete mathematics: discrete structures, discrete math
united-nations: united nations
american: united states
world war: world wars
civil-war: civil war
high-school: high school, secondary
elementary-school: elementary school, grade school, elementary teachers
physical-geography: physical geography
real-estate: real estate
social-work: social work, social welfare
human-service: human services, human service
mass-communication: mass communication, mass media, media communication, media studies, mass communications
public-relations: public relations
interpersonal: inter personal
nonwestern: non western
sculpture: 3d art
general-education: general education
internship: field experience, field work, fieldwork, practicum, externship, co op, coop, cooperative education
independent-study: independent study, independent research
independent-study: directed study, individual study, directed research
independent-study: independent studies, directed studies
independent-study: directed reading, individual research, undergraduate research
special-topics: special topics, selected topics, topics, special problems, current topics, selected studies
college-success: college success, student success, freshman seminar, first year seminar, first year experience
college-success: college skills, freshman experience, study skills
college-success: learning framework, learning frameworks
college-success: success skills, master student, college survival
career-planning: career planning, career development, career exploration
life-drawing: figure drawing, life drawing
strength-training: weight training, strength training, weight lifting
private-lesson: applied music, private lessons, private instruction, applied lessons, private music
thermal: thermodynamics, thermal
calculus: analytic geometry calculus, calculus analytic geometry, calculus early transcendentals
music theory: theory music, written theory
music appreciation: enjoyment music, understanding music, listening music, music listening, art listening
art appreciation: understanding art, visual arts appreciation, understanding visual arts
piano: class piano, keyboard, keyboard skills, piano class
wind-ensemble: concert band, wind ensemble, symphonic band
jazz-ensemble: jazz ensemble, stage band, jazz band, big band, jazz combo, jazz orchestra
culinary: culinary arts
bake: baking arts
pastry: pastry arts
world music: music world, music cultures, music world cultures, ethnomusicology
film music: film scoring, scoring film, music film
`;

interface Phrase {
  readonly words: readonly string[];
  readonly instead: readonly string[];
}

const BY_FIRST = new Map<string, Phrase[]>();
for (const line of PHRASES.trim().split('\n')) {
  const [said = '', phrasings = ''] = line.split(': ');
  const instead = said.split(' ').map(rootOf);
  for (const phrasing of phrasings.split(', ')) {
    const words = phrasing.split(' ').map(rootOf);
    const first = words[0]!;
    BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { words, instead }]);
  }
}
for (const phrases of BY_FIRST.values()) phrases.sort((a, b) => b.words.length - a.words.length);

/** What may stand at one place of a title: the forms a short word may mean, as roots, the likeliest first. */
export type Place = readonly string[];

/** Puts one wording for all wordings of the same thing. */
export function inOneWording(places: readonly Place[]): Place[] {
  const out: Place[] = [];
  for (let at = 0; at < places.length;) {
    const phrase = phraseAt(places, at);
    if (phrase === null) {
      out.push(places[at]!);
      at += 1;
      continue;
    }
    for (const word of phrase.instead) out.push([word]);
    at += phrase.words.length;
  }
  return out;
}

function phraseAt(places: readonly Place[], at: number): Phrase | null {
  let best: Phrase | null = null;
  for (const first of places[at]!) {
    for (const phrase of BY_FIRST.get(first) ?? []) {
      if (best !== null && best.words.length >= phrase.words.length) break;
      if (phrase.words.every((word, i) => places[at + i]?.includes(word) === true)) best = phrase;
    }
  }
  return best;
}
