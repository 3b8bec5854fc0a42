/**
 * Patterns as ECMA-262 takes them with the `u` flag. What it refuses is mostly a needless escape (`\#`, `[\w-.]`),
 * which means the sign itself to whoever takes it; that is spelled out. The rest are words of other dialects (`\A`,
 * `(?i)`, `[[:alpha:]]`), of which nothing is known here.
 */

const known = new Map<string, string | null>();

/** The pattern in words that the flag takes and that mean the same to everyone; undefined where there are none. */
export function spelled(source: string): string | undefined {
  let found = known.get(source);
  if (found === undefined) {
    found = isTaken(source) ? source : (spell(source) ?? null);
    known.set(source, found);
  }
  return found ?? undefined;
}

/** The same, or the pattern as it stands: what is one pattern in two spellings has one text. */
export function spellingOf(source: string): string {
  return spelled(source) ?? source;
}

/** The pattern of a text: each of its signs stands for itself. */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function isTaken(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

/**
 * What stands together. What opens a group and is escaped goes with it, or the escape would be taken for its kind:
 * `(?\=`.
 */
const TOKEN = /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\k<[^>]*>|\(\?<?\\.|\\.|\[\^?|\{\d+(?:,\d*)?\}|./gsu;
/** Signs that have a meaning without the backslash. */
const SYNTAX = /^[\^$\\.*+?()[\]{}|/]$/;
/** A letter or a digit may name something wherever a backslash stands before it. */
const NAME = /^[a-zA-Z0-9]$/;
/** To some dialects these are the edges of a word. */
const EDGE = /^[<>]$/;
/** What some take for a repetition: `{,5}`, `{ 1, 5 }`. */
const REPETITION = /^[\s\d]*,?[\s\d]*$/;
/** A whole set of characters, which is no end of a range. */
const SET = /^\\[dDwWsSpP]/;

function spell(source: string): string | undefined {
  const tokens: readonly string[] = source.match(TOKEN) ?? [];
  const made: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    if (token === '[' || token === '[^') {
      const end = tokens.indexOf(']', i);
      const inside = spellClass(tokens.slice(i + 1, end));
      if (end < 0 || inside === undefined) return undefined;
      made.push(token, inside, ']');
      i = end;
    } else if (token === '{') {
      const end = tokens.indexOf('}', i);
      if (end > 0 && REPETITION.test(tokens.slice(i + 1, end).join(''))) return undefined;
      made.push('\\{');
    } else if (token === '}' || token === ']') made.push(`\\${token}`);
    else made.push(EDGE.test(token.slice(1)) ? token : withoutNeed(token));
  }
  const spelt = made.join('');
  return isTaken(spelt) ? spelt : undefined;
}

/** A sign without the backslash that it does not need. */
function withoutNeed(token: string): string {
  const sign = token[0] === '\\' ? token.slice(1) : '';
  return sign === '' || sign.length > 2 || SYNTAX.test(sign) || NAME.test(sign) ? token : sign;
}

/**
 * What a class holds. A bracket or `&&` in it is a class of its own, or an intersection, to some; so is one that starts
 * with its end.
 */
function spellClass(tokens: readonly string[]): string | undefined {
  if (tokens.length === 0 || tokens.some((token, i) => token[0] === '[' || (token === '&' && tokens[i + 1] === '&')))
    return undefined;
  const isSet = (at: number): boolean => SET.test(tokens[at] ?? '');
  const made: string[] = [];
  for (let i = 0; i < tokens.length; ) {
    const isRange = tokens[i + 1] === '-' && i + 2 < tokens.length;
    const from = tokens[i] === '\\-' ? '\\-' : withoutNeed(tokens[i] as string);
    if (!isRange) {
      made.push(from);
      i++;
      continue;
    }
    const to = tokens[i + 2] === '\\-' ? '\\-' : withoutNeed(tokens[i + 2] as string);
    const isSign = isSet(i) || isSet(i + 2);
    // Whether a range may begin where such a sign stands before, they do not agree.
    if (isSign && tokens[i + 3] === '-' && i + 4 < tokens.length) return undefined;
    made.push(from, isSign ? '\\-' : '-', to);
    i += 3;
  }
  return made.join('');
}
