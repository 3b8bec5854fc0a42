/** The shape that all rules have. One file a rule, the file's name is its id; rules/index.ts is the list. */
import type { Step } from '../../schema/question.js';
import type { Detail } from './change.js';
import type { Draft } from './draft.js';
import type { Gain } from './gain.js';
import type { Subjects } from './subjects.js';

/** One kind of change. Fields in this order, those that it may lack at the end. */
export interface RuleOf<Level extends keyof Subjects> {
  readonly id: string;
  /** A heading: what happened. */
  readonly title: string;
  /** One or two sentences: who breaks, or why nobody does. */
  readonly why: string;
  readonly level: Level;
  /**
   * One line about one change, without the verdict. `about`: what stands at its place, null for the document itself.
   */
  message(detail: Detail, about: () => string | null): string;
  /** The changes of this kind at one subject, in a fixed order. */
  find(subject: Subjects[Level]): readonly Draft[];
  /**
   * The keywords of the object at its place that somebody edits to make such a change, what they do not name being
   * another one; null for nothing narrower than the place. Where it is left out, the names in its detail, if there are
   * any.
   */
  readonly edits?: readonly string[] | null;
  /** What such a change does where it breaks nobody; where it is left out, `other`. */
  gain?(detail: Detail): Gain;
}

/** A rule of any level. */
export type Rule = { [Level in keyof Subjects]: RuleOf<Level> }[keyof Subjects];

/** States a rule; the level decides what `find` is given. */
export function rule<Level extends keyof Subjects>(definition: RuleOf<Level>): RuleOf<Level> {
  return definition;
}

/** A change in the making, and the rule that found it. */
export interface Found {
  readonly rule: Rule;
  readonly draft: Draft;
  /** Of a schema: from the value that the walk began at to the one that it is about. */
  readonly steps?: readonly Step[];
}
