/** Of each id the highest version, the first of equals, in the order in which the ids come. */
export function newestVersions<Kind extends { readonly id: string; readonly version: number }>(
  all: readonly Kind[],
): readonly Kind[] {
  const newest = new Map<string, Kind>();
  for (const each of all) if (each.version > (newest.get(each.id)?.version ?? 0)) newest.set(each.id, each);
  return [...newest.values()];
}
