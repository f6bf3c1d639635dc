import type { Box } from '../domain/reason.js';

/** Turns offsets in a text into columns and lines, as a viewer of text counts them. */
export function placesIn(text: string): { box(first: number, last: number): Box } {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  const at = (offset: number): readonly [column: number, line: number] => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return [offset - starts[low]! + 1, low + 1];
  };
  return { box: (first, last) => [...at(first), ...at(last)] };
}
