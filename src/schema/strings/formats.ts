/**
 * The formats that assert: those of ajv-formats, held to their standards where it takes more (RFC 3339 section 5.6 has neither a
 * space nor `+01`, RFC 4122 section 3 no `urn:uuid:`, RFC 1123 no dot at the end of a host name), with float, double and the
 * integers of OpenAPI's Format Registry (https://spec.openapis.org/registry/format/) as bounds on numbers. `password` is a hint
 * that never fails. `byte` and `binary` are opaque like every unknown format: equal on both sides they are fine, and nothing is
 * proved about a difference.
 */
import { ajvFormats } from './heavy.js';

/** What a format of numbers asserts. */
export interface NumberFormat {
  readonly integer: boolean;
  readonly min: number;
  readonly max: number;
}

/** What is known of a format of strings, besides its check: a regular language that holds all of it, and samples. */
export interface StringFormat {
  /** An anchored pattern that every such string matches. */
  readonly within: string;
  /** Whether the pattern is the format, so that its complement is known too. */
  readonly exact?: true;
  /** The length of the longest, in characters, where the pattern does not say it. */
  readonly longest?: number;
  readonly samples: readonly string[];
}

const FLOAT = 3.4028234663852886e38;

const NUMBERS: ReadonlyMap<string, NumberFormat> = new Map([
  ['int32', { integer: true, min: -(2 ** 31), max: 2 ** 31 - 1 }],
  // The double that the text 9223372036854775807 (2 ** 63 - 1) is read as.
  ['int64', { integer: true, min: -(2 ** 63), max: 2 ** 63 }],
  ['int8', { integer: true, min: -(2 ** 7), max: 2 ** 7 - 1 }],
  ['int16', { integer: true, min: -(2 ** 15), max: 2 ** 15 - 1 }],
  ['uint8', { integer: true, min: 0, max: 2 ** 8 - 1 }],
  ['uint16', { integer: true, min: 0, max: 2 ** 16 - 1 }],
  ['uint32', { integer: true, min: 0, max: 2 ** 32 - 1 }],
  ['uint64', { integer: true, min: 0, max: 2 ** 64 }],
  ['float', { integer: false, min: -FLOAT, max: FLOAT }],
  ['double', { integer: false, min: -Number.MAX_VALUE, max: Number.MAX_VALUE }],
]);

const DAYS =
  '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])';
const LEAP_YEAR = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const DATE = `(?:\\d{4}-(?:${DAYS})|${LEAP_YEAR}-02-29)`;
const CLOCK = '\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?';
const ZONE = '(?:[zZ]|[+\\-]\\d\\d:\\d\\d)';
const ISO_ZONE = '(?:[zZ]|[+\\-]\\d\\d(?::?\\d\\d)?)';
const OCTET = '(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])';
const HEX = '[0-9a-fA-F]';
const ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~\\-]+";
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9\\-]*[a-zA-Z0-9])?';
const SHORT_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?';
const LONG_HOST = [63, 63, 63, 61].map((length) => 'a'.repeat(length)).join('.');
const POINTER = '(?:\\/(?:[^~\\/]|~0|~1)*)*';

const STRINGS: ReadonlyMap<string, StringFormat> = new Map<string, StringFormat>([
  ['date', { within: `^${DATE}$`, exact: true, samples: ['2024-01-31', '2024-02-29', '1999-12-31'] }],
  ['time', { within: `^${CLOCK}${ZONE}$`, samples: ['12:30:00Z', '23:59:59+01:00', '12:30:00.125Z'] }],
  [
    'date-time',
    {
      within: `^${DATE}[tT]${CLOCK}${ZONE}$`,
      samples: [
        '2024-01-31T12:30:00Z',
        '2024-01-31T12:30:00.125Z',
        '2024-01-31T12:30:00+01:00',
        '2024-01-31t12:30:00z',
      ],
    },
  ],
  ['iso-time', { within: `^${CLOCK}${ISO_ZONE}?$`, samples: ['12:30:00', '12:30:00Z', '12:30:00.125'] }],
  [
    'iso-date-time',
    { within: `^${DATE}[tT\\s]${CLOCK}${ISO_ZONE}?$`, samples: ['2024-01-31T12:30:00', '2024-01-31 12:30:00Z'] },
  ],
  [
    'duration',
    {
      within: '^P(?=[^])(?:(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?|(?:\\d+W)?)$',
      exact: true,
      samples: ['P1D', 'PT30M', 'P1Y2M3DT4H5M6S', 'P2W'],
    },
  ],
  [
    'uri',
    {
      within: '^[a-zA-Z][a-zA-Z0-9+\\-.]*:[!-~]+$',
      samples: ['https://example.com/', 'urn:isbn:0451450523', 'mailto:a@example.com', 'a:b'],
    },
  ],
  ['uri-reference', { within: '^[!-~]*$', samples: ['/a', '', 'https://example.com/', '#a', 'a/b?c'] }],
  ['uri-template', { within: '^[^\\x00-\\x20]*$', samples: ['/a/{b}', '', 'https://example.com/{id}', 'é'] }],
  [
    'url',
    {
      within: '^[^\\s]{3,5}:\\/\\/[^\\s]*$',
      samples: ['https://example.com/', 'ftp://example.com', 'http://a.bc', 'https://é.com'],
    },
  ],
  [
    'email',
    {
      within: `^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${LABEL}$`,
      exact: true,
      samples: ['a@example.com', 'first.last+tag@mail.example.org', 'a@b.c'],
    },
  ],
  [
    'hostname',
    {
      within: `^${SHORT_LABEL}(?:\\.${SHORT_LABEL})*$`,
      longest: LONG_HOST.length,
      samples: ['example.com', 'a', 'localhost', '127.0.0.1', LONG_HOST],
    },
  ],
  [
    'ipv4',
    { within: `^(?:${OCTET}\\.){3}${OCTET}$`, exact: true, samples: ['127.0.0.1', '255.255.255.255', '1.1.1.1'] },
  ],
  [
    'ipv6',
    {
      within: '^[0-9a-fA-F:.]{2,45}$',
      samples: ['::1', '2001:db8::1', '::ffff:127.0.0.1', '::', `${'0000:'.repeat(6)}255.255.255.255`],
    },
  ],
  [
    'uuid',
    {
      within: `^${HEX}{8}-(?:${HEX}{4}-){3}${HEX}{12}$`,
      exact: true,
      samples: ['123e4567-e89b-12d3-a456-426614174000'],
    },
  ],
  ['regex', { within: '^[^]*$', samples: ['^a+$', '', '[a-z]'] }],
  ['json-pointer', { within: `^${POINTER}$`, exact: true, samples: ['/a', '', '/a/0'] }],
  ['json-pointer-uri-fragment', { within: '^#[!-~]*$', samples: ['#/a', '#'] }],
  ['relative-json-pointer', { within: `^(?:0|[1-9]\\d*)(?:#|${POINTER})$`, exact: true, samples: ['0', '1/a', '0#'] }],
]);

/** The bounds of a format of numbers, or undefined. */
export function numberFormat(name: string): NumberFormat | undefined {
  return NUMBERS.get(name);
}

/** What is known of a format of strings, or undefined. */
export function stringFormat(name: string): StringFormat | undefined {
  return STRINGS.get(name);
}

/** Formats that hold all texts of another one, also some of which nothing else is known (RFC 3987, RFC 6531, RFC 5890). */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  uri: ['uri-reference', 'iri', 'iri-reference'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
  email: ['idn-email'],
  hostname: ['idn-hostname'],
  'date-time': ['iso-date-time'],
  time: ['iso-time'],
};

/** Does every text of the one format have the other? False where that is not known. */
export function isNarrower(format: string, than: string): boolean {
  return format === than || (WIDER[format]?.includes(than) ?? false);
}

/** Is nothing known of the format, so that only equality with itself can be proved? */
export function isOpaque(name: string): boolean {
  return !NUMBERS.has(name) && !STRINGS.has(name) && name !== 'password';
}

/** The same of a text: those of numbers that OpenAPI itself defines say nothing of it, of others it is not known. */
export function isOpaqueOfTexts(name: string): boolean {
  return isOpaque(name) || (NUMBERS.has(name) && !OF_NUMBERS_ALONE.has(name));
}

const OF_NUMBERS_ALONE: ReadonlySet<string> = new Set(['int32', 'int64', 'float', 'double']);

/** Why nothing is proved of what has no such format. Two of them are read from the content keywords too, as which they may be written. */
export function doubtAbout(name: string): string {
  if (name === 'byte')
    return 'no standard says whether a text that is not base64 is refused (`contentEncoding: base64`, `format: byte`)';
  if (name === 'binary')
    return 'no standard says which texts are no bytes (`contentMediaType: application/octet-stream`, `format: binary`)';
  return `nothing is known of the format "${name}"`;
}

/** Does the text have the format? True for formats of numbers and for those that are not known. */
export function hasFormat(name: string, text: string): boolean {
  return !STRINGS.has(name) || isOfFormat(name, text);
}

/** Is it certain that the text has the format? Of those that are not known none but base64 are (`byte`). */
export function isOfFormat(name: string, text: string): boolean {
  if (!STRINGS.has(name) && name !== 'byte') return false;
  if (STRICTER.get(name)?.test(text) === false) return false;
  const check = ajvFormats()[name];
  const test = typeof check === 'object' && 'validate' in check ? check.validate : check;
  if (test instanceof RegExp) {
    test.lastIndex = 0;
    return test.test(text);
  }
  return typeof test === 'function' ? (test as (text: string) => boolean)(text) : true;
}

/** Those of which ajv-formats takes more than their standards, by the patterns that say these. */
const STRICTER: ReadonlyMap<string, RegExp> = new Map(
  ['date-time', 'time', 'uuid', 'hostname'].map((name) => [name, new RegExp(STRINGS.get(name)?.within ?? '', 'u')]),
);

/** Does the number have the format? True for formats of strings and for those that are not known. */
export function hasNumberFormat(name: string, value: number): boolean {
  const format = NUMBERS.get(name);
  return (
    format === undefined || (value >= format.min && value <= format.max && (!format.integer || Number.isInteger(value)))
  );
}
