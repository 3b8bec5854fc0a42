/** The sentences for doubt: why a change needs somebody's judgement. */
import type { Reason, ReasonKind } from '../diff/change/change.js';

const sentences: Record<ReasonKind, string> = {
  default: 'a message without the value means something else now, and no payload shows that',
  meaning: 'the same payloads may now mean something else, and no payload shows that',
  alternate: 'a child may stand where its parent with a discriminator is declared, and no schema says whether it does',
  'body-ignored': 'who is sent a body that the own contract does not have may pass over it, or refuse it',
  'read-only': 'what happens to a value that is sent although it should not be is not part of the contract',
  'status-new': 'old clients know no status of this class; RFC 9110 section 15 leaves them nothing but its first digit',
  'status-any': 'old clients know the statuses that the old contract names; it stands for all others as well',
  'status-of-class':
    'old clients may treat it as another status of its class (RFC 9110 section 15), but its body is new to them',
  'status-of-class-empty': 'old clients may treat it as another status of its class (RFC 9110 section 15)',
  'status-beside': 'old clients know other successes, but not this one, nor its body',
  'status-beside-empty': 'old clients know other successes, but not this one',
  'answer-unknown': 'old clients may still answer with it, and the contract no longer says what comes of that',
  'scheme-unknown': 'a scheme that is named is not defined in the document, so what it asks for is not known',
  'media-type-new': 'old clients may be answered with what they cannot read, unless they ask for what they know',
  'media-type-unasked': 'old clients wait for it in the types that they know, and nobody asks them for those',
  server: 'clients that use the old address may find nobody there',
  shadow: 'requests that the old operation answered now go to another path',
  ambiguous: 'some addresses match both paths, and no standard says which of the two answers',
  'authorisation-server': 'clients may not be known where they are sent for their credentials now',
  'same-header':
    'the header that carries the credentials is the same, and the contract does not say whether the old ones are taken',
  'scope-gone': 'no flow that is described gives out credentials with the scope that is asked for',
  'empty-value': 'whether a parameter without a value is refused depends on who reads it',
  reserved: 'whether reserved characters are decoded depends on who reads them',
  undeclared: 'the old contract does not say which texts stood there',
  'key-declared': 'what old clients send there as a parameter may be the key, or not',
  'shared-name':
    'members are written under names that other parameters or members have as well, and no schema shows what comes of it',
  serialisation: 'the value is written in another format, and no typed value shows whether the other side reads it',
};

/** One sentence, without a full stop. */
export function reasonText(reason: Reason): string {
  if (reason.kind === 'unproven') return `neither answer could be proved: ${reason.why}`;
  if (reason.kind === 'untried') {
    return `the schema fails by itself; none of ${reason.tried} messages shows it, and ${reason.of - reason.tried} more were not tried`;
  }
  return sentences[reason.kind];
}
