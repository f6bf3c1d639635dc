import { linesOf } from './list-lines.js';
import { inOneWording } from './phrases.js';
import type { ReadTitle } from './read-title.js';
import { rootOf } from './word-roots.js';

/**
 * Music subjects of the catalog with the words that name them, side by side in a title; of two the longer,
 * then the earlier, is named. A subject may stand twice: a guitar ensemble is an ensemble first, a guitar
 * recital of the guitar. Counterpoint is composition, as in the school's own catalog.
 */
const SUBJECTS = `
Theory: music theory, theory, musicianship, rudiments, form analysis
Harmony: harmony, reharmonization, jazz theory, voice leading, chromatic, keyboard harmony
Ear Training: ear training, aural skills, aural, solfege, sight singing, dictation
Music Business: music business, music industry, publishing, copyright, licensing, royalties, marketing,
  promotion, touring, music law, entertainment law, artist management, artist development, music
  management, talent management, music supervision, tour management, record label, concert promotion
Film, TV & Game Scoring: music composition film, music composition game, music composition tv
Songwriting: songwriting, lyric, melody writing, song writing, lyric writing
Arranging: arranging, arrangement, jazz arranging
Orchestration: orchestration
Composition: counterpoint, music composition, composition
Conducting: conducting
Performance: ensemble, jazz ensemble, wind ensemble, jazz combo, combo, chamber singers, concert
  singers, university singers, glee club, chamber orchestra, string orchestra, percussion ensemble
Private Instruction: private, lessons, private lessons
Keyboard: keyboard, piano, organ
Music Production: production, recording, mixing, mastering, audio, studio, pro tools, sound design,
  midi, beat, music production, ableton, logic pro, fl studio, cubase, daw, digital audio workstation,
  microphone, mix, critical listening
Music Technology: music technology, synthesis, synthesizer, digital music, electronic music, live sound,
  computer music
Guitar: guitar
Drums & Percussion: drum set, drum, percussion
Film, TV & Game Scoring: film scoring, scoring, film score, game audio, film music, composing film,
  composing game, composition film, composition game
Private Instruction: applied
Performance: choir, chorus, orchestra, band, improvisation, performance, recital, chamber music
Theory: music fundamentals
`;

const PHRASES = linesOf(SUBJECTS).flatMap((line) => {
  const [subject = '', phrases = ''] = line.split(': ');
  return phrases.split(', ').map((phrase) => {
    const words = inOneWording(phrase.split(' ').map((word) => [rootOf(word)])).flat();
    return { subject, words, length: phrase.split(' ').length };
  });
});

/** The music subject that a title names, such as `Theory`; null when it names none. */
export function musicSubjectOf({ places }: ReadTitle): string | null {
  const said = new Set(places.flat());
  let best: (typeof PHRASES)[number] | null = null;
  for (const phrase of PHRASES) {
    if (best !== null && phrase.length <= best.length) continue;
    if (phrase.words.every((word) => said.has(word)) && standTogether(phrase.words, places)) best = phrase;
  }
  return best?.subject ?? null;
}

/** Words side by side, in any order: "Music Production Fundamentals" are no fundamentals of music. */
function standTogether(words: readonly string[], places: ReadTitle['places']): boolean {
  return places.some((_, from) => {
    const side = places.slice(from, from + words.length).flat();
    return words.every((word) => side.includes(word));
  });
}
