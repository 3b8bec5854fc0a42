/** Words of a pattern as its syntax tells them: few, but soon found, also where there are too many states for an automaton. */
import type * as Refa from 'refa';
import { attempt, parsed } from './automata.js';

/** The characters that are preferred, for each word another one first. */
const STYLES = [...'a1A-_ /!é'];
const LONGEST = 10_000;

type Tree = Refa.NoParent<Refa.Element> | Refa.NoParent<Refa.Concatenation> | Refa.NoParent<Refa.Expression>;

/** Strings that match the pattern but for what it asks of their surroundings; none where it cannot be read. */
export function samplesOf(source: string): readonly string[] {
  const tree = attempt(() => parsed(source));
  if (tree === undefined) return [];
  const found = STYLES.map((_, style) => wordOf(tree, style));
  return [...new Set(found.filter((word) => word !== undefined))];
}

/** Undefined where there is none, or only a long one. */
function wordOf(tree: Tree, style: number): string | undefined {
  switch (tree.type) {
    case 'Expression':
    case 'Alternation':
      return oneOf(tree.alternatives, style);
    case 'Concatenation': {
      const parts = tree.elements.map((element) => wordOf(element, style));
      return parts.includes(undefined) ? undefined : limited(parts.join(''));
    }
    case 'CharacterClass':
      return characterOf(tree.characters, style);
    case 'Quantifier': {
      const count = Math.min(tree.max, tree.min + (style % 2));
      if (count === 0) return '';
      const once = oneOf(tree.alternatives, style);
      return once === undefined || once.length * count > LONGEST ? undefined : once.repeat(count);
    }
    case 'Assertion':
      return '';
    default:
      return undefined;
  }
}

function oneOf(alternatives: readonly Refa.NoParent<Refa.Concatenation>[], style: number): string | undefined {
  const one = alternatives[style % alternatives.length];
  return one === undefined ? undefined : wordOf(one, style);
}

function limited(word: string): string | undefined {
  return word.length > LONGEST ? undefined : word;
}

/** The preferred character where the class has it, else the next of the others, else its first. */
function characterOf(characters: Refa.CharSet, style: number): string | undefined {
  const liked = [...STYLES.slice(style), ...STYLES.slice(0, style)];
  const found = liked.find((char) => characters.has(char.codePointAt(0) as number));
  const first = characters.ranges[0]?.min;
  return found ?? (first === undefined ? undefined : String.fromCodePoint(first));
}
