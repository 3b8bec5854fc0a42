/**
 * Patterns as finite automata. Look-ahead at the start, after `^`, is an intersection; look-around at one character, as
 * `^`, `$` and `\b` are, is a guard. Whatever else is not regular has no automaton.
 */
import type * as Refa from 'refa';
import { refa } from './heavy.js';
import { spelled } from './spelling.js';
import { automaton, MAX_RANGES, MAX_STATES, Unsupported } from './thompson.js';

/** A set of strings, as a deterministic automaton over code points. */
export type Language = Refa.DFA;

const known = new Map<string, Language | null>();

/** The strings that match the pattern (or that do not); undefined where it is not regular, or too large. */
export function language(source: string, holds: boolean): Language | undefined {
  const key = `${holds ? '+' : '-'}${source}`;
  let found = known.get(key);
  if (found === undefined) {
    found = attempt(() => build(source, holds)) ?? null;
    known.set(key, found);
  }
  return found ?? undefined;
}

/** Is the text one of those that match the pattern? Undefined where it has no automaton. */
export function hasWord(source: string, text: string): boolean | undefined {
  const words = language(source, true);
  if (words === undefined) return undefined;
  let node: Refa.DFA.Node | undefined = words.initial;
  for (const char of text) node = node?.out.get(char.codePointAt(0) as number);
  return node !== undefined && words.finals.has(node);
}

/** Is there a text that matches both patterns? True where that cannot be told. */
export function mayShare(one: string, other: string): boolean {
  const [mine, its] = [language(one, true), language(other, true)];
  if (mine === undefined || its === undefined) return true;
  return attempt(() => !intersection(mine, its).isEmpty) ?? true;
}

/**
 * The strings of both; too large sooner where a state leads on by many ranges of characters (twice as many in a
 * complement).
 */
export function intersection(one: Language, other: Language): Language {
  const { DFA } = refa();
  const most = Math.min(MAX_STATES, Math.ceil((2 * MAX_RANGES) / Math.max(widest(one), widest(other))));
  const both = DFA.fromIntersection(one, other, new DFA.LimitedNodeFactory(most));
  both.minimize();
  return both;
}

/** By how many ranges of characters some state leads on, at most. */
function widest(words: Language): number {
  let most = 1;
  for (const node of words.nodes()) most = Math.max(most, node.out.entryCount);
  return most;
}

/** What cannot be built, or grows too large, is undefined; anything else that goes wrong is a bug. */
export function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    const large = error instanceof refa().TooManyNodesError || error instanceof refa().MaxCharacterError;
    if (large || error instanceof Unsupported || error instanceof SyntaxError) return undefined;
    if (error instanceof Error && /backreference/i.test(error.message)) return undefined;
    throw error;
  }
}

function build(source: string, holds: boolean): Language {
  if (!holds) {
    const positive = language(source, true);
    if (positive === undefined) throw new Unsupported();
    const negative = positive.copy();
    negative.complement();
    negative.minimize();
    return negative;
  }
  const pattern = spelled(source);
  if (pattern === undefined) throw new Unsupported();
  const { JS } = refa();
  const parser = JS.Parser.fromLiteral({ source: pattern, flags: 'u' });
  const { expression } = parser.parse({ assertions: 'parse', backreferences: 'throw', maxNodes: 20_000 });
  return ahead(expression) ?? automaton(expression);
}

/**
 * `^(?=..)(?!..)rest`: what each look-ahead asks of the whole string, intersected; undefined where the pattern is not
 * of this form.
 */
function ahead(expression: Refa.NoParent<Refa.Expression>): Language | undefined {
  const [first, ...rest] = expression.alternatives.length === 1 ? expression.alternatives[0]!.elements : [];
  if (first?.type !== 'Assertion' || !isEdge(first) || first.kind !== 'behind' || rest[0]?.type !== 'Assertion')
    return undefined;
  const from = (elements: Refa.NoParent<Refa.Element>[]): Language =>
    automaton({
      type: 'Expression',
      alternatives: [{ type: 'Concatenation', elements: [first, ...elements] }],
    });
  const looks = rest.findIndex(
    (element) => element.type !== 'Assertion' || element.kind !== 'ahead' || isEdge(element),
  );
  const count = looks < 0 ? rest.length : looks;
  let whole = from(rest.slice(count));
  for (const look of rest.slice(0, count)) {
    if (look.type !== 'Assertion') continue;
    const part = from([{ type: 'Alternation', alternatives: look.alternatives }]);
    if (look.negate) part.complement();
    whole = intersection(whole, part);
  }
  return whole;
}

/** Is it `^` or `$`, as refa writes them: no character before, no character after? */
function isEdge(tree: Refa.NoParent<Refa.Assertion>): boolean {
  const only = tree.alternatives.length === 1 ? tree.alternatives[0]!.elements : [];
  const one = only.length === 1 ? only[0] : undefined;
  return tree.negate && one?.type === 'CharacterClass' && one.characters.isAll;
}
