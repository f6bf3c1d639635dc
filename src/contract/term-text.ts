/** `2027-fall` as people say it: Fall 2027. What is no term stays as it is. */
export function termText(term: string): string {
  const [, year, season] = /^(\d{4})-([a-z]+)$/.exec(term) ?? [];
  if (year === undefined || season === undefined) return term;
  return `${season.charAt(0).toUpperCase()}${season.slice(1)} ${year}`;
}
