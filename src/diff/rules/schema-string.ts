import { gainOfKeywords } from '../change/gain.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';
import { keywordsChanged } from '../change/wording.js';
import { demandKeywords } from '../keywords.js';
import { changeOf } from '../schemas/demand/constraint.js';

export const schemaString = rule({
  id: 'schema-string',
  title: 'Length, pattern or format changed',
  why: 'A text that the receiver does not allow is rejected.',
  level: 'schema',
  message: ({ from, to }) => keywordsChanged(from, to),
  find: (place) => {
    if (place.differs.has('type')) return [];
    return changeOf(
      place,
      isOnlyEncoding(place) ? demandKeywords.string.filter((each) => each !== 'format') : demandKeywords.string,
    );
  },
  gain: gainOfKeywords,
});

/** `byte` and `binary` are what 3.0 calls encodings; where those differ, that is the change (rule schema-content). */
function isOnlyEncoding({ differs, says }: SchemaPlace): boolean {
  if (!differs.has('contentEncoding') && !differs.has('contentMediaType')) return false;
  return [says.base.format, says.revision.format].every(
    (each) => each === undefined || each === 'byte' || each === 'binary',
  );
}
