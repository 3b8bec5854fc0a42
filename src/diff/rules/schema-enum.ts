import { equal, type Json, type JsonObject } from '../../json.js';
import { rule } from '../change/rule.js';
import { few, showBeside } from '../change/wording.js';
import { demandKeywords } from '../keywords.js';
import { changeOf } from '../schemas/demand/constraint.js';

export const schemaEnum = rule({
  id: 'schema-enum',
  title: 'Allowed values changed',
  why: 'A receiver refuses a value that it does not list. An installed app may throw on one that it never saw.',
  level: 'schema',
  message: ({ from, to }) =>
    ['no longer allowed: ', 'newly allowed: ']
      .map((label, i) => ({ label, values: [from, to][i], others: [to, from][i] }))
      .filter(({ values }) => values !== undefined)
      .map(
        ({ label, values, others }) =>
          label + (Array.isArray(values) ? few(besides(values, others)) : 'any other value'),
      )
      .join('; ') || 'the allowed values are written differently',
  find: (place) => {
    if (place.differs.has('type')) return [];
    const old = valuesOf(place.says.base);
    const fresh = valuesOf(place.says.revision);
    const gone = fresh === null ? [] : (old?.filter((value) => !has(fresh, value)) ?? null);
    const added = old === null ? [] : (fresh?.filter((value) => !has(old, value)) ?? null);
    const side = (name: 'from' | 'to', values: Json[] | null) => (values?.length === 0 ? {} : { [name]: values });
    return changeOf(place, demandKeywords.enum).map((draft) => ({
      ...draft,
      detail: { names: draft.detail.names ?? [], ...side('from', gone), ...side('to', added) },
    }));
  },
  gain: ({ from, to }) => {
    if (from !== undefined) return 'other';
    return Array.isArray(to) ? 'added' : 'wider';
  },
});

function besides(values: readonly Json[], others: Json | undefined): string[] {
  return showBeside(values, Array.isArray(others) ? others : []);
}

/** The values that a schema lists, or null when it lists none. */
function valuesOf(schema: JsonObject): Json[] | null {
  const listed = Array.isArray(schema.enum) ? schema.enum : null;
  if (schema.const === undefined) return listed;
  return listed === null || has(listed, schema.const) ? [schema.const] : [];
}

function has(values: readonly Json[], wanted: Json): boolean {
  return values.some((value) => equal(value, wanted));
}
