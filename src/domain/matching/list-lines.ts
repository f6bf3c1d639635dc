/** The lines of a list in the source; a line that begins with white space goes on with the one before. */
export function linesOf(list: string): readonly string[] {
  return list.trim().replace(/\n +/g, ' ').split('\n');
}
