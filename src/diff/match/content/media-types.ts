/** Media types and ranges (RFC 9110 section 12.5.1) as keys of a `content` map. */

/**
 * A media type as it is compared (RFC 9110 section 8.3.1): type and names in lower case, parameters in one order,
 * quotes only where they are needed, and without `charset` (JSON is UTF-8 anyway); other parameters count, and so does
 * the case of what they say.
 */
export function normal(mediaType: string): string {
  const bare = essence(mediaType);
  const end = mediaType.indexOf(';');
  if (end === -1) return bare;
  const rest = mediaType.slice(end);
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
  const end = mediaType.indexOf(';');
  return (end === -1 ? mediaType : mediaType.slice(0, end)).toLowerCase().replace(/\s+/g, '');
}

/** `;name=token` or `;name="quoted"`; a backslash within the quotes takes what follows as it is. */
const parameter = /;\s*([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))\s*(?=;|$)/g;

/** What was quoted; still in quotes where it could not stand without them. */
function unquoted(text: string): string {
  const plain = text.replace(/\\(.)/g, '$1');
  return /^[^\s;="\\]+$/.test(plain) ? plain : JSON.stringify(plain);
}

/** What may speak of a media type, the most specific first: itself, it without its parameters, its range, any. */
function speakers(mediaType: string): string[] {
  const bare = essence(mediaType);
  return [normal(mediaType), bare, `${bare.split('/', 1)[0]}/*`, '*/*'];
}

/** The entries of a `content` map: they may be many, so each is read once, when one is first asked for. */
export class MediaTypes {
  #read: ReadonlyMap<string, string> | undefined;

  constructor(readonly names: Iterable<string>) {}

  get #byName(): ReadonlyMap<string, string> {
    this.#read ??= new Map([...this.names].map((name) => [normal(name), name]));
    return this.#read;
  }

  /** The entry that speaks of a media type: the most specific. */
  entryFor(mediaType: string): string | undefined {
    const found = speakers(mediaType).find((each) => this.#byName.has(each));
    return found === undefined ? undefined : this.#byName.get(found);
  }

  /** Does any entry speak of this media type? */
  covers(mediaType: string): boolean {
    return this.entryFor(mediaType) !== undefined;
  }
}

/** Of some media types, those that an entry speaks of, by the entry's {@link normal} name. */
export function members(mediaTypes: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const mediaType of mediaTypes) {
    for (const speaker of new Set(speakers(mediaType))) {
      const others = found.get(speaker);
      if (others === undefined) found.set(speaker, [mediaType]);
      else others.push(mediaType);
    }
  }
  return found;
}
