import { placeWeight, type CatalogIndex, type WordIds } from './catalog-index.js';
import type { Question } from './retrieve.js';
import { AT } from './sign-names.js';

/** How far the words of the two titles, and of the home course's description, agree. */
export function wordSigns(question: Question, home: number, index: CatalogIndex, row: Float64Array): void {
  const places = index.places[home]!;
  const generic = index.read[home]!.title.generic;
  const found = new Float32Array(question.weights.length);
  const near = new Float32Array(question.weights.length);
  let steps = 0;
  let kept = 0;
  let last = -1;
  let relatedHere = 0;
  let here = 0;
  let missing = 0;
  for (let at = 0; at < places.length; at += 1) {
    let best = 0;
    let place = -1;
    const ids = places[at]!;
    const weight = placeWeight(index.rarity, ids, generic[at]!);
    for (let form = 0; form < ids.length; form += 1) {
      const reading = question.readings.get(ids[form]!);
      if (reading === undefined) continue;
      const value = form === 0 ? reading.likeness : reading.likeness * 0.9;
      if (value > found[reading.place]!) found[reading.place] = value;
      if (value > best) {
        best = value;
        place = reading.place;
      }
    }
    here += best * weight;
    if (best < 0.3) relatedHere += relatedPlace(question, ids, near) * weight;
    missing = Math.max(missing, (1 - best) * weight);
    if (place < 0) continue;
    steps += 1;
    if (place === last + 1 && steps > 1) kept += 1;
    last = place;
  }
  let said = 0;
  let rarest = 0;
  let relatedAsked = 0;
  for (let at = 0; at < found.length; at += 1) {
    const weight = question.weights[at]!;
    said += weight * found[at]!;
    if (found[at]! < 0.3) relatedAsked += weight * near[at]!;
    rarest = Math.max(rarest, weight * (1 - found[at]!));
  }
  const total = index.totals[home]!;
  row[AT['asked words found']] = said / (question.total || 1);
  row[AT['home words found']] = here / (total || 1);
  row[AT['related words asked']] = relatedAsked / (question.total || 1);
  row[AT['related words here']] = relatedHere / (total || 1);
  row[AT['words alike']] = (said + here) / (question.total + total || 1);
  row[AT['rarest word missing']] = rarest;
  row[AT['rarest home word missing']] = missing;
  row[AT['word order kept']] = steps < 2 ? 0 : kept / (steps - 1);
  const asked = question.course;
  const theirs = index.read[home]!;
  if (asked.key === theirs.key) row[AT['all words the same']] = 1;
  if (row[AT['words alike']]! > 0.97 && asked.title.sequence === theirs.title.sequence)
    row[AT['same title in full']] = 1;
  if (theirs.words <= 1) row[AT['one word home']] = row[AT['home words found']]!;
  descriptionSigns(question, home, index, found, row);
}

/**
 * 1 when a word of a neighbouring matter stands there; the place of the asked title it is near to is
 * marked.
 */
function relatedPlace(question: Question, ids: WordIds, near: Float32Array): number {
  for (let form = 0; form < ids.length; form += 1) {
    const place = question.related.get(ids[form]!);
    if (place === undefined) continue;
    near[place] = 1;
    return 1;
  }
  return 0;
}

function descriptionSigns(
  question: Question,
  home: number,
  index: CatalogIndex,
  found: Float32Array,
  row: Float64Array,
): void {
  if (index.read[home]!.description === '') return;
  let said = 0;
  for (const [id, { place, likeness }] of question.readings) {
    if (found[place]! > 0.5 || likeness < 0.8) continue;
    const texts = index.textPostings[id];
    if (texts !== undefined && holds(texts, home)) {
      said += question.weights[place]! * likeness;
      found[place] = 1;
    }
  }
  row[AT['title in description']] = said / (question.total || 1);
}

/** Whether an ascending list holds a number. */
function holds(list: readonly number[], value: number): boolean {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = list[middle]!;
    if (here === value) return true;
    if (here < value) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
