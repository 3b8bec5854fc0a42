/** Media types and ranges (RFC 9110 section 12.5.1) as keys of a `content` map. */

/**
 * A media type as it is compared (RFC 9110 section 8.3.1): type and names in lower case, parameters in one order, quotes only
 * where they are needed, and without `charset` (JSON is UTF-8 anyway); other parameters count, and so does the case of what they say.
 */
export function normal(mediaType: string): string {
  const bare = essence(mediaType);
  const rest = mediaType.includes(';') ? mediaType.slice(mediaType.indexOf(';')) : '';
  // What is no list of parameters is compared as it stands.
  if (/[^\s;]/.test(rest.replace(parameter, ''))) return `${bare}${rest.replace(/\s+/g, '')}`;
  const parameters = [...rest.matchAll(parameter)]
    .map(([, name = '', quoted, token = '']) =>
      [name.toLowerCase(), quoted === undefined ? token : unquoted(quoted)].join('='),
    )
    .filter((each) => !each.startsWith('charset='));
  return [bare, ...parameters.sort()].join(';');
}

/** A media type without its parameters. */
export function essence(mediaType: string): string {
  return (mediaType.split(';', 1)[0] as string).toLowerCase().replace(/\s+/g, '');
}

/** `;name=token` or `;name="quoted"`; a backslash within the quotes takes what follows as it is. */
const parameter = /;\s*([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))\s*(?=;|$)/g;

/** What was quoted; still in quotes where it could not stand without them. */
function unquoted(text: string): string {
  const plain = text.replace(/\\(.)/g, '$1');
  return /^[^\s;="\\]+$/.test(plain) ? plain : JSON.stringify(plain);
}

/** The entry that speaks of a media type: itself, else without its parameters, else its range, else any. */
export function entryFor(known: Iterable<string>, mediaType: string): string | undefined {
  const byName = new Map([...known].map((name) => [normal(name), name]));
  const asked = normal(mediaType);
  const bare = essence(mediaType);
  const type = bare.split('/', 1)[0] as string;
  return byName.get(asked) ?? byName.get(bare) ?? byName.get(`${type}/*`) ?? byName.get('*/*');
}

/** Does any entry speak of this media type? */
export function covers(known: Iterable<string>, mediaType: string): boolean {
  return entryFor(known, mediaType) !== undefined;
}
