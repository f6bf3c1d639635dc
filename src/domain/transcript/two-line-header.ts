import { linesBy, type Line, type Word } from './lines.js';
import { headingsOf, readHeader, type Column } from './table-header.js';

/**
 * The columns of a heading that is printed on two lines (`Units` over `Attempted`, `Class` over `Avg.`):
 * words
 * that stand above each other head one column. Null when the two lines are no such heading.
 */
export function twoLineHeader(first: Line, second: Line | undefined): readonly Column[] | null {
  if (second === undefined || first.page !== second.page) return null;
  if (second.box[1] - first.box[3] > first.em * 0.8 || second.box[1] < first.box[1] + first.em * 0.5)
    return null;
  if ([first, second].some(({ text }) => /\d/.test(text))) return null;
  const above = headingsOf(first.words);
  if (above === null) return null;
  const below = headingsOf(second.words);
  // `Grd/` over `Met`: a heading that ends in a stroke goes on below.
  const goesOn = first.words.some(({ text }) => text.length > 1 && text.endsWith('/'));
  if (below === null && !goesOn) return null;
  const joined = readHeader(stacked(first.words, second.words));
  const alone = readHeader(first.words) ?? readHeader(second.words);
  return joined !== null && joined.length >= (alone?.length ?? 0) ? joined : null;
}

/** One line of words, those of the second line behind the words that stand above them. */
function stacked(first: readonly Word[], second: readonly Word[]): Word[] {
  const words = first.map((word) => ({ ...word }));
  for (const word of second) {
    const above = words.find((each) => each.x0 < word.x1 && each.x1 > word.x0);
    if (above === undefined) words.push({ ...word });
    else {
      above.text = `${above.text} ${word.text}`;
      above.x0 = Math.min(above.x0, word.x0);
      above.x1 = Math.max(above.x1, word.x1);
    }
  }
  const [y0, y1] = [words[0]!.y0, words[0]!.y1];
  return linesBy(words.map((word) => ({ ...word, y0, y1 })))[0]!;
}
