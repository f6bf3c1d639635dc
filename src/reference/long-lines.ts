/**
 * The text with an empty line in the place of each that is longer than `charactersMax`, so that the lines
 * after it are counted and read as ever. `tell` hears the number of each such line. Little of it is held.
 */
export async function* withoutLongLines(
  text: AsyncIterable<string>,
  charactersMax: number,
  tell: (line: number) => void,
): AsyncGenerator<string> {
  let [line, held, isLong] = [1, '', false];
  for await (const piece of text) {
    let whole = '';
    for (const [at, part] of piece.split('\n').entries()) {
      if (at > 0) {
        whole += `${held}\n`;
        [line, held, isLong] = [line + 1, '', false];
      }
      if (!isLong) held += part;
      if (held.length > charactersMax) {
        tell(line);
        [held, isLong] = ['', true];
      }
    }
    yield whole;
  }
  yield held;
}
