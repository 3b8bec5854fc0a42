/** Draws what stands for what: a child of a parent with a discriminator may stand in the messages of the parent. */
import { partOf } from '../../openapi/locate.js';
import type { Pair } from '../change/pair.js';
import type { Found } from '../change/rule.js';
import type { Documents } from '../change/subjects.js';
import type { Graph } from '../graph/graph.js';
import { standsFor } from '../schemas/read/discriminator-parents.js';

const schemas = '/components/schemas/';
const none: readonly Pair[] = [];

/** Knows the parents of components, each looked for when something about the component changed. */
export class Alternates {
  readonly #known = new Map<string, readonly Pair[]>();
  /** Parents to whom something was told. */
  readonly #told = new Set<string>();

  constructor(
    readonly documents: Documents,
    readonly graph: Graph,
  ) {}

  /** Tells what belongs to no pair to the parents that it is about; true where there are any. */
  tell(found: Found): boolean {
    const parents = found.draft.among ?? none;
    for (const { base, revision } of parents) {
      this.graph.node('schema', base, revision).found.push(found);
      this.#told.add(revision.pointer);
    }
    return parents.length > 0;
  }

  /** The parts whose users matter although nothing of their own may have changed. */
  concerned(): string[] {
    const changed = [...this.graph.nodes()].filter(({ kind }) => kind === 'schema').map(({ revision }) => revision);
    const children = changed.map(({ pointer }) => partOf(pointer)).filter((part) => this.#parents(part).length > 0);
    return [...this.#told, ...children];
  }

  /** The parts in whose messages a part may stand. */
  readonly parentsOf = (part: string): readonly string[] =>
    this.#parents(part).map(({ revision }) => partOf(revision.pointer));

  /** Draws an edge from each parent to those of its children that lead to a change. */
  draw(parts: Iterable<string>): void {
    for (const part of parts) {
      for (const parent of this.#parents(part)) {
        const [base, revision] = [this.documents.base.at(part), this.documents.revision.at(part)];
        if (base === undefined || revision === undefined) continue;
        const from = this.graph.node('schema', parent.base, parent.revision);
        const to = this.graph.node('schema', { json: base, pointer: part }, { json: revision, pointer: part });
        this.graph.link({ from, to, steps: [], alternate: true });
      }
    }
  }

  #parents(part: string): readonly Pair[] {
    if (!part.startsWith(schemas)) return none;
    const known = this.#known.get(part) ?? standsFor(this.documents, this.documents.revision, part);
    this.#known.set(part, known);
    return known;
  }
}
