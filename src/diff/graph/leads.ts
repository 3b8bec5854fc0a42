/** Which references of the revision may lead to something that changed. */
import { type Json, member } from '../../json.js';
import type { OpenApi, Used } from '../../openapi/model.js';
import { holdsReference, type Parts, targetPointer } from './parts.js';

/** Answers for one document; what is known of a reference is remembered. */
export class Leads {
  /** By the text of a reference: where it leads, link by link. */
  readonly #chains = new Map<string, readonly string[]>();

  /** `reaching`: the parts that changed, and those from which references lead to them. */
  constructor(
    readonly document: OpenApi,
    readonly reaching: Parts,
  ) {}

  /** May a reference lead to a change? */
  follow(ref: string): boolean {
    return this.reaching.hold(targetPointer(this.document, ref));
  }

  /** May a part of an operation, by the references that it is or by those in it? */
  from({ pointer, used, json }: Used): boolean {
    if (pointer === used) return this.reaching.hold(pointer) && holdsReference(json);
    return this.#links(used).some((link) => this.reaching.hold(link));
  }

  /** Any link of a chain of references may lead elsewhere now. */
  #links(used: string): readonly string[] {
    const ref: Json | undefined = member(this.document.at(used), '$ref');
    if (typeof ref !== 'string') return [];
    let links = this.#chains.get(ref);
    if (links === undefined) {
      const next = targetPointer(this.document, ref);
      links = [next, ...this.#links(next)];
      this.#chains.set(ref, links);
    }
    return links;
  }
}
