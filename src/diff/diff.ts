/** Two documents -> their changes, worst first. */
import { equal } from '../json.js';
import type { OpenApi } from '../openapi/model.js';
import { brokenByOne, checkCompositions } from './ask/compositions/compositions.js';
import { Judging } from './ask/judging.js';
import type { Subsume } from './ask/messages/in-message.js';
import { Asking } from './ask/question/ask.js';
import type { Change } from './change/change.js';
import { Ledger } from './change/ledger.js';
import { orderOf } from './change/order.js';
import type { Documents } from './change/subjects.js';
import { Reaching } from './graph/reach.js';
import { matchComponents } from './match/document/components.js';
import { sameDocument } from './match/document/same-document.js';
import { rules } from './rules/index.js';
import { withChangedRenames } from './schemas/compare/renamed.js';
import { SameSchema } from './schemas/compare/same.js';
import { uncomparedIn } from './walk/compared-extensions.js';
import { Survey } from './walk/survey.js';

/** What the diff is built on; given from above so that each can be tried by itself. */
export interface Engine {
  readonly subsume: Subsume;
  /** Are the values at a pointer known to be the same without comparing them? */
  unchanged(base: OpenApi, revision: OpenApi, pointer: string): boolean;
  /** Is told, while it works, how many of the places that differ have been judged. */
  tick?(done: number, total: number): void;
}

/**
 * All changes from one release to the next, worst first; none when they are the same but for the order of keys and the
 * version.
 */
export function diff(base: OpenApi, revision: OpenApi, engine: Engine): Change[] {
  const documents = pairOf(base, revision, engine);
  if (sameDocument(documents)) return [];
  const components = withChangedRenames(matchComponents(documents));
  const same = new SameSchema(documents, components.renames);
  const asking = new Asking(same, engine.subsume);
  const survey = new Survey(same, rules, components, (pair) => asking.equivalent(pair));
  const order = orderOf(documents);
  const ledger = new Ledger(documents, order);
  const reaching = new Reaching(order);
  const judging = new Judging(asking, reaching, ledger);
  const uncompared = uncomparedIn(documents, survey.graph);
  for (const found of survey.loose.map(uncompared)) if (found !== null) judging.tellLoose(found);
  const nodes = [...survey.graph.nodes()].filter(({ found }) => found.length > 0);
  for (const [i, node] of nodes.entries()) {
    engine.tick?.(i, nodes.length);
    for (const found of node.found.map(uncompared)) if (found !== null) judging.tell(found, node);
  }
  // First what one change breaks by itself, then what several break together: so that a bystander is blamed for
  // nothing.
  const blame = { judged: judging.verdicts, ledger };
  judging.tellBroken(brokenByOne(survey, reaching, asking, blame));
  judging.tellBorrowed(nodes, true);
  judging.tellBroken(checkCompositions(survey, reaching, asking, { ...blame, by: 'all' }));
  judging.tellBorrowed(nodes, false);
  if (ledger.isEmpty) for (const found of survey.remainder()) judging.tellLoose(found);
  return ledger.changes();
}

function pairOf(base: OpenApi, revision: OpenApi, engine: Engine): Documents {
  const sameText = (pointer: string): boolean =>
    engine.unchanged(base, revision, pointer) || equal(base.at(pointer), revision.at(pointer));
  // In two dialects the same text may say two things.
  const oneDialect = base.dialect === revision.dialect;
  return { base, revision, same: (pointer) => oneDialect && sameText(pointer), sameText };
}
