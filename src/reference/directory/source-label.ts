/** `HD2023+IC2020`: the published files that a school's entry was made from, each with its year. */
const LABEL = /^([A-Z]+)(\d{4})?/;

/** The part of a source that is of this file, such as `HD2023`; null for none. */
export function labelOf(source: string, file: string): string | null {
  return source.split('+').find((part) => LABEL.exec(part)?.[1] === file) ?? null;
}

/** The year of a file in a source; null where it names none. */
export function yearOf(source: string, file: string): number | null {
  const year = LABEL.exec(labelOf(source, file) ?? '')?.[2];
  return year === undefined ? null : Number(year);
}

/** The source with this file in the place of an earlier year of it. */
export function withLabel(source: string, label: string): string {
  const file = LABEL.exec(label)?.[1];
  const others = source.split('+').filter((part) => part !== '' && LABEL.exec(part)?.[1] !== file);
  return [...others, label].toSorted().join('+');
}

/** The label of a file of this kind, by the year in its name. */
export function labelFor(file: string, kind: 'HD' | 'IC'): string {
  return `${kind}${/(?:19|20)\d{2}/.exec(file)?.[0] ?? ''}`;
}
