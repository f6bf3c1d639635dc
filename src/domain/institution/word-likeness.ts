/** Letters that scanners and eyes take for one another, as one shape. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[1l|!j]/g, 'i'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/8/g, 'b'],
  [/[69q]/g, 'g'],
  [/2/g, 'z'],
  [/4/g, 'a'],
  [/7/g, 't'],
];

/** A word as a bad copy shows it: words that only such a copy confuses have the same shape. */
export function shapeOf(word: string): string {
  return SHAPES.reduce((shape, [letters, one]) => shape.replace(letters, one), word);
}

/** How surely two words are the same one, 0 to 1: typing errors, plurals and a cut end are forgiven. */
export function wordLikeness(sought: string, known: string): number {
  if (sought === known) return 1;
  const [a, b] = [shapeOf(sought), shapeOf(known)];
  if (a === b) return 0.97;
  const [short, long] = sought.length < known.length ? [sought, known] : [known, sought];
  if (/^(?:s|es|ed|al)$/.test(long.slice(short.length)) && long.startsWith(short)) return 0.94;
  const longest = Math.max(a.length, b.length);
  const most = longest < 4 ? 0 : longest < 6 ? 1 : longest < 9 ? 2 : 3;
  // Shapes forgive a bad copy, but a slip may part what they join: `Branard` for `Barnard`.
  const errors = Math.min(editDistance(a, b, most), editDistance(sought, known, most));
  const byErrors = errors > most ? 0 : 1 - (errors / longest) * (a[0] === b[0] ? 0.9 : 1.15);
  return Math.max(byErrors, sought.length < 3 ? 0 : cutLikeness(sought, known));
}

/** A word cut short, `Cascad` for `Cascadia`, or left without its vowels, `Tchncl` for `Technical`. */
function cutLikeness(sought: string, known: string): number {
  if (known.startsWith(sought)) return 0.74 + 0.2 * (sought.length / known.length);
  if (sought[0] !== known[0] || /[aeiou]/.test(sought.slice(1)) || sought.length * 3 < known.length) return 0;
  let at = 0;
  for (const letter of known) if (letter === sought[at]) at += 1;
  return at === sought.length ? 0.72 : 0;
}

/** Letters to add, drop, change or swap; `most + 1` as soon as it is more than `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
