/** Paths that code gives a name: `const jobs = '/api/jobs'`, `{ jobs: '/api/jobs' }`, `job: (id) => \`/api/jobs/${id}\``. */
import { operationIn } from './operation-text.js';
import { hole, type Token } from './tokens.js';

/** A name that code gives a text which may be a path. */
interface Constant {
  readonly name: string;
  /** Where the text stands among the tokens of its file. */
  readonly at: number;
  /** As written, with a hole for each value that is not known. */
  readonly text: string;
}

/** The texts of each name, wherever it is given: most often one. */
export type Constants = ReadonlyMap<string, readonly string[]>;

/** The constants of a file. */
export function constantsIn(tokens: readonly Token[]): Constant[] {
  return tokens.flatMap(({ kind, text }, at): Constant[] => {
    // `GET /path` is no path: it is a call wherever it stands, whatever it is called.
    if (kind !== 'string' || !text.includes('/') || operationIn(text) !== null) return [];
    const name = nameBefore(tokens, at);
    return name === null ? [] : [{ name, at, text }];
  });
}

/** All constants by name, with those written into others put in their places. */
export function constantsOf(files: readonly (readonly Token[])[]): Constants {
  const all = files.flatMap((tokens) =>
    constantsIn(tokens).map(({ name, at }) => ({ name, token: tokens[at] as Token })),
  );
  let known: Constants = new Map();
  // Twice, because a constant may stand before the one that is written into it.
  for (let pass = 0; pass < 2; pass++) {
    const next = new Map<string, string[]>();
    for (const { name, token } of all) {
      const { text } = filledIn(token, known);
      const texts = next.get(name) ?? [];
      if (!texts.includes(text)) next.set(name, [...texts, text]);
    }
    known = next;
  }
  return known;
}

/**
 * The names that calls alone take: a path that is given one is then called as those calls say, and as nothing else.
 * @param taken how many references to each name were followed to a call.
 */
export function onlyCalled(files: readonly (readonly Token[])[], taken: ReadonlyMap<string, number>): Set<string> {
  const left = new Map(taken);
  for (const tokens of files) {
    let imports = false;
    for (const [i, { kind, text }] of tokens.entries()) {
      if (kind === 'sign' && (text === '}' || text === ';')) imports = false;
      if (kind === 'word' && (text === 'import' || text === 'export') && tokens[i + 1]?.text === '{') imports = true;
      if (kind !== 'word' || !left.has(text) || imports || isDeclared(tokens, i)) continue;
      left.set(text, (left.get(text) as number) - 1);
    }
  }
  return new Set([...left].flatMap(([name, rest]) => (rest === 0 ? [name] : [])));
}

function isDeclared(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  return next?.kind === 'sign' && (next.text === ':' || next.text === '=');
}

/** What a string says, a constant put in the place of the name that begins it; and that name. */
export function filledIn({ text, values = [] }: Token, constants: Constants): { text: string; by: string | null } {
  // Often a host comes first: `${origin}${path}`.
  const isFirst = (i: number) => text.startsWith(hole.repeat(i + 1));
  const first = values.findIndex((value, i) => isFirst(i) && textOf(value, constants) !== null);
  const name = values[first];
  if (name === undefined) return { text, by: null };
  return { text: `${textOf(name, constants)}${text.slice(first + 1)}`, by: nameOf(name) };
}

/** The one text that a name or a member (`routes.job`) is known for; null for anything else. */
export function textOf(code: string, constants: Constants): string | null {
  const name = nameOf(code);
  const texts = name === null ? undefined : constants.get(name);
  return texts?.length === 1 ? (texts[0] as string) : null;
}

/** The name behind which a text is known; null for anything else. */
function nameOf(code: string): string | null {
  return /^\s*(?:[\w$]+\s*\.\s*)*([\w$]+)\s*(?:\([^()]*\)\s*)?$/.exec(code)?.[1] ?? null;
}

/** The name that is given a value: before `=`, `:=` or `:`, a type or the parameters of an arrow function between. */
function nameBefore(tokens: readonly Token[], at: number): string | null {
  const sign = (i: number, text: string): boolean => tokens[i]?.kind === 'sign' && tokens[i]?.text === text;
  const word = (i: number): string | null => (tokens[i]?.kind === 'word' ? (tokens[i] as Token).text : null);
  let i = at - 1;
  if (sign(i, '>') && sign(i - 1, '=')) {
    i = sign(i - 2, ')') ? openingOf(tokens, i - 2) - 1 : i - 3;
    if (!sign(i, ':') && !sign(i, '=')) return null;
  }
  if (sign(i, '=')) {
    if (sign(i - 1, ':')) return word(i - 2);
    return sign(i - 2, ':') && word(i - 3) !== null ? word(i - 3) : word(i - 1);
  }
  return sign(i, ':') && !sign(i - 2, '?') ? word(i - 1) : null;
}

function openingOf(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    const { kind, text } = tokens[i] as Token;
    if (kind !== 'sign') continue;
    if (text === ')') depth++;
    if (text === '(' && --depth === 0) return i;
  }
  return 0;
}
