/** Media types and ranges (RFC 9110 section 12.5.1) as keys of a `content` map. */

/** A media type as it is compared: lower case, no spaces, without `charset` (JSON is UTF-8 anyway); other parameters count. */
export function normal(mediaType: string): string {
  return mediaType
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/;charset=[^;]*/, '');
}

/** The entry that speaks of a media type: itself, else without its parameters, else its range, else any. */
export function entryFor(known: Iterable<string>, mediaType: string): string | undefined {
  const byName = new Map([...known].map((name) => [normal(name), name]));
  const asked = normal(mediaType);
  const essence = asked.split(';', 1)[0] as string;
  const type = essence.split('/', 1)[0] as string;
  return byName.get(asked) ?? byName.get(essence) ?? byName.get(`${type}/*`) ?? byName.get('*/*');
}

/** Does any entry speak of this media type? */
export function covers(known: Iterable<string>, mediaType: string): boolean {
  return entryFor(known, mediaType) !== undefined;
}
