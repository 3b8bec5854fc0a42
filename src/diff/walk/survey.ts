/**
 * Looks at everything that changed and draws what uses it. First whatever differs is walked, each pair once; then, only
 * if a shared part changed, the unchanged parts from which references lead to it.
 */
import { equal, type Json, member, toPointer } from '../../json.js';
import { partOf } from '../../openapi/locate.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import { type Draft, isWords } from '../change/draft.js';
import type { Pair } from '../change/pair.js';
import type { Found, Rule } from '../change/rule.js';
import type {
  Documents,
  LooseComponents,
  ObjectPair,
  OperationLists,
  OperationPair,
  SchemaPlace,
  Section,
  Subjects,
} from '../change/subjects.js';
import { namedSections } from '../change/subjects.js';
import { Graph, type NodeKind, type PairNode } from '../graph/graph.js';
import { Leads } from '../graph/leads.js';
import { partsReaching, usedPartsThatDiffer, usersOf } from '../graph/parts.js';
import { componentNames } from '../match/document/components.js';
import { extensionsIn } from '../match/document/extensions.js';
import { matchOperations } from '../match/operations/operations.js';
import { isSameName } from '../match/operations/parameters.js';
import { sameBesides } from '../match/paths/path-items.js';
import { parameterRemoved } from '../rules/parameter-removed.js';
import type { SameSchema } from '../schemas/compare/same.js';
import { references } from '../schemas/read/references.js';
import { Alternates } from './discriminator-children.js';
import { walkRequestBody, walkResponse } from './operation/content.js';
import { drawOperation, walkOperation } from './operation/operation.js';
import { namesGone, walkParameter } from './operation/parameter.js';
import { walkSchema } from './schema/walk.js';

const kinds: Record<Section, NodeKind> = {
  schemas: 'schema',
  responses: 'response',
  parameters: 'parameter',
  headers: 'header',
  requestBodies: 'requestBody',
};

/** Walks two documents. */
export class Survey {
  readonly graph = new Graph();
  /** What belongs to no pair. */
  readonly loose: Found[] = [];
  readonly documents: Documents;
  readonly #oneDialect: boolean;
  readonly #operations: OperationLists;
  readonly #byLevel = new Map<keyof Subjects, Rule[]>();
  readonly #alternates: Alternates;
  readonly #deferred: PairNode[] = [];
  /** Shared parameters whose name or place changed. */
  readonly #renamed: Pair[] = [];
  readonly #pending: { node: PairNode; then: () => void }[] = [];
  /** What leads to a change; null until whatever differs was walked. */
  #leads: Leads | null = null;

  constructor(
    readonly same: SameSchema,
    readonly rules: readonly Rule[],
    components: LooseComponents,
    readonly equivalent: (pair: Pair) => boolean,
  ) {
    const { documents } = same;
    this.documents = documents;
    this.#alternates = new Alternates(documents, this.graph);
    for (const rule of rules) this.#byLevel.set(rule.level, [...(this.#byLevel.get(rule.level) ?? []), rule]);
    this.#oneDialect = documents.base.dialect === documents.revision.dialect;
    this.#operations = matchOperations(documents);
    const ofComponents: Found[] = [];
    this.#find('components', components, ofComponents);
    this.loose.push(...ofComponents.filter((found) => !this.#alternates.tell(found)));
    this.#find('operations', this.#operations, this.loose);
    for (const pair of this.#roots()) this.#find('object', pair, this.loose);
    for (const pair of this.#operations.pairs) if (this.#differs(pair)) this.#operation(pair).changed = true;
    for (const section of namedSections) this.#components(section);
    this.#walkChanged();
    for (const { node, then } of this.#pending.splice(0)) if (!isChanged(node)) then();
    this.#drawUsers();
    const gone = namesGone(this.#renamed, this.#operations.pairs);
    this.loose.push(...gone.map((draft) => ({ rule: parameterRemoved, draft })));
  }

  /** Do references in a schema of the revision lead to something that changed? */
  leadsToChange(schema: Json): boolean {
    const here: Located = { json: schema, pointer: '' };
    let leads = false;
    references({ base: here, revision: here }, (ref) => {
      leads ||= this.mayLead(ref);
    });
    return leads;
  }

  mayLead(ref: string): boolean {
    return this.#leads === null || this.#leads.follow(ref);
  }

  /** What is left to be said when nothing was found. */
  remainder(): Found[] {
    const found: Found[] = [];
    this.#find('remainder', this.documents, found);
    return found;
  }

  /** Runs the rules of one level. */
  apply<L extends keyof Subjects>(node: PairNode, level: L, subject: Subjects[L]): void {
    this.#find(level, subject, node.found);
  }

  schema(node: PairNode, place: SchemaPlace): void {
    this.#find('schema', place, node.found, place.spot.steps);
  }

  unlessChanged(node: PairNode, then: () => void): void {
    this.#pending.push({ node, then });
  }

  object(node: PairNode, pair: ObjectPair): void {
    this.#find('object', pair, node.found);
  }

  #find<L extends keyof Subjects>(level: L, subject: Subjects[L], found: Found[], steps?: Found['steps']): void {
    for (const rule of this.#byLevel.get(level) ?? []) {
      // The level ties a rule to its subject; the compiler cannot see that through the union.
      const find = rule.find as (subject: Subjects[L]) => readonly Draft[];
      for (const draft of find(subject)) found.push({ rule, draft, ...(steps && { steps }) });
    }
  }

  #roots(): ObjectPair[] {
    const root = {
      base: { json: this.documents.base.json, pointer: '' },
      revision: { json: this.documents.revision.json, pointer: '' },
    };
    const all = [root, extensionsIn(root, 'paths'), extensionsIn(root, 'components')];
    return all.map((pair) => ({ ...pair, level: 'document' }));
  }

  #operation(pair: OperationPair): PairNode {
    return this.graph.node('operation', pair.base, pair.revision, pair);
  }

  /** May anything of an operation differ that stands in the operation, its path item or the root? */
  #differs({ base, revision }: OperationPair): boolean {
    if (!this.#oneDialect || this.#rootDiffers || base.path !== revision.path || base.callback !== revision.callback)
      return true;
    if (base.pathItem.length !== revision.pathItem.length) return true;
    if (base.pathItem.every((item, i) => item.json === revision.pathItem[i]?.json)) return false;
    return (
      !equal(base.json, revision.json) || base.pathItem.some((item, i) => !sameBesides(item, revision.pathItem[i]))
    );
  }

  get #rootDiffers(): boolean {
    const { base, revision } = this.documents;
    return ['security', 'servers'].some((name) => !equal(member(base.json, name), member(revision.json, name)));
  }

  #components(section: Section): void {
    const { base, revision, same } = this.documents;
    const known = new Set(componentNames(base, section));
    for (const name of componentNames(revision, section)) {
      const pointer = toPointer(['components', section, name]);
      const before = this.same.pointerThere('revision', pointer);
      if ((before === pointer && !known.has(name)) || same(pointer)) continue;
      const [from, to] = [located(base, before), located(revision, pointer)];
      if (section === 'schemas') this.graph.node('schema', from, to);
      else this.#component(section, base.resolve(from), revision.resolve(to));
    }
  }

  /** A parameter that is called otherwise now, or stands elsewhere, is another one to the operations that use it. */
  #component(section: Section, from: Located, to: Located): void {
    if (section === 'parameters' && !isSameName(from.json, to.json)) this.#renamed.push({ base: from, revision: to });
    else this.graph.node(kinds[section], from, to);
  }

  #walkChanged(): void {
    for (let node = this.graph.next(); node !== undefined; node = this.graph.next()) {
      if (node.kind !== 'operation' && node.base.pointer === node.revision.pointer && this.#sameValue(node))
        this.#deferred.push(node);
      else this.#walk(node);
    }
  }

  /**
   * Whatever else holds schemas is walked when the dialects differ: the same JSON may hold schemas that read
   * differently.
   */
  #sameValue(node: PairNode): boolean {
    return node.kind === 'schema'
      ? this.same.same(node.base.json, node.revision.json)
      : this.#oneDialect && equal(node.base.json, node.revision.json);
  }

  #walk(node: PairNode): void {
    const walks: Record<NodeKind, () => void> = {
      operation: () => this.#walkOperation(node, node.operations as OperationPair),
      parameter: () => walkParameter(this, node),
      header: () => walkParameter(this, node),
      requestBody: () => walkRequestBody(this, node),
      response: () => walkResponse(this, node),
      schema: () => walkSchema(this, node),
    };
    walks[node.kind]();
  }

  #walkOperation(node: PairNode, operations: OperationPair): void {
    if (node.changed) walkOperation(this, node, operations);
    else drawOperation(this, node, operations, (used) => this.#leads?.from(used) === true);
  }

  /** Draws the edges of unchanged parts, of those alone that lead to a change. */
  #drawUsers(): void {
    const users = usersOf(this.documents.revision);
    // Also what no rule speaks of by itself: it may matter to those who refer into it.
    const targets = new Set(usedPartsThatDiffer(this.documents, users));
    for (const { revision } of this.#renamed) targets.add(partOf(revision.pointer));
    for (const part of this.#alternates.concerned()) targets.add(part);
    const isAlone = targets.size === 0 && this.#deferred.length === 0;
    const reaching = partsReaching(users, targets, this.#alternates.parentsOf);
    this.#leads = new Leads(this.documents.revision, reaching);
    if (isAlone) return;
    for (const pair of this.#operations.pairs) {
      if (pair.revision.pathItem.some((item) => reaching.hold(item.pointer))) this.#operation(pair);
    }
    this.#alternates.draw(reaching.parts);
    const waiting = this.#deferred.splice(0);
    for (let node = waiting.pop() ?? this.graph.next(); node !== undefined; node = waiting.pop() ?? this.graph.next()) {
      // What stands elsewhere now is another text to who refers to it, though neither of the two changed.
      const isElsewhere = node.base.pointer !== node.revision.pointer;
      if (node.kind === 'operation' || isElsewhere || reaching.hold(node.revision.pointer)) this.#walk(node);
    }
  }
}

/** Has a demand changed, a reference or a member, not just words? */
function isChanged(node: PairNode): boolean {
  return node.found.some(({ draft }) => !isWords(draft));
}

function located(document: OpenApi, pointer: string): Located {
  return { json: document.at(pointer) as Json, pointer };
}
