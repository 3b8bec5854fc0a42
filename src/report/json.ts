import { escapedCode } from '../openapi/shown.js';
import type { Release, Review, ReviewedChange } from '../review/review.js';
import type { Report } from './report.js';

/** For programs: the members and their order are part of our contract (docs/reports.md). */
export const json: Report = {
  format: 'json',
  about: 'everything, for programs',
  render: (review) => `${escaped(JSON.stringify(toJson(review), null, 2))}\n`,
};

/** JSON lets some control characters stand as they are; a terminal that shows the file would obey them. */
function escaped(text: string): string {
  return text.replace(/[\u007f-\u009f\p{Bidi_Control}]/gu, escapedCode);
}

function toJson({ base, revision, verdict, bump, counts, uses, changes }: Review): object {
  return {
    base: release(base),
    revision: release(revision),
    ...{ verdict, bump, counts },
    ...(uses === undefined ? {} : { uses }),
    changes: changes.map(change),
  };
}

function release({ version, source }: Release): object {
  return { version, source };
}

function change({ id, rule, verdict, operations, at, message, reason, witness }: ReviewedChange): object {
  return {
    id,
    rule,
    verdict,
    operations,
    at: { base: at.base, revision: at.revision },
    message,
    ...(reason === undefined ? {} : { reason }),
    ...(witness === undefined ? {} : { witness: ordered(witness) }),
  };
}

/** The members of a witness in the order in which they are documented. */
function ordered(witness: NonNullable<ReviewedChange['witness']>): object {
  const { direction, sender, part, operation, mediaType, status, name, payload, at } = witness;
  return {
    direction,
    sender,
    part,
    ...(operation === undefined ? {} : { operation }),
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(status === undefined ? {} : { status }),
    ...(name === undefined ? {} : { name }),
    ...(payload === undefined ? {} : { payload }),
    at,
  };
}
