/** What the tokenizer has to know of each language: comments, strings and what is written into strings. */

/** How a language writes what is read here. */
export interface Language {
  /** What begins a comment to the end of the line. */
  readonly lineComments: readonly string[];
  /** Comments between two marks. */
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  /** Characters that begin and end a string. */
  readonly quotes: string;
  /** What begins a value within a string, by the quote; `{` only where a letter before the quote says so. */
  readonly holes: readonly ('${' | '\\(' | '#{' | '{' | '$name')[];
  /** Does a slash where a value may stand begin a regular expression? */
  readonly regex: boolean;
}

const c = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;
const script: Language = { ...c, quotes: '\'"`', holes: ['${'], regex: true };
const kotlin: Language = { ...c, quotes: '\'"', holes: ['${', '$name'], regex: false };
const dart: Language = { ...c, quotes: '\'"', holes: ['${', '$name'], regex: false };
const plain: Language = { ...c, quotes: '\'"`', holes: [], regex: false };
const swift: Language = { ...c, quotes: '"', holes: ['\\('], regex: false };
const markup: Language = {
  ...script,
  blockComments: [
    ['/*', '*/'],
    ['<!--', '-->'],
  ],
};

/** The languages by the ending of a file's name. */
const languages: Readonly<Record<string, Language>> = {
  ...{ ts: script, tsx: script, mts: script, cts: script, js: script, jsx: script, mjs: script, cjs: script },
  ...{ vue: markup, svelte: markup },
  swift,
  ...{ kt: kotlin, kts: kotlin, dart },
  ...{ java: plain, go: plain, rs: { ...plain, quotes: '"' } },
  cs: { ...c, quotes: '\'"', holes: ['{'], regex: false },
  php: { lineComments: ['//', '#'], blockComments: [['/*', '*/']], quotes: '\'"', holes: ['$name', '{'], regex: false },
  py: { lineComments: ['#'], blockComments: [], quotes: '\'"', holes: ['{'], regex: false },
  rb: { lineComments: ['#'], blockComments: [['\n=begin', '\n=end']], quotes: '\'"', holes: ['#{'], regex: false },
};

/** The language of a file, or undefined where it is none that is read. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/\.d\.[mc]?ts$/.test(name)) return undefined;
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(languages, ending) ? languages[ending] : undefined;
}
