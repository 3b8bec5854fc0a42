/** What the standards say of formats of which ajv-formats takes more, for the judges of the tests. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Makes the formats known to an ajv, as their standards have them (RFC 3339, RFC 4122, RFC 1123, OpenAPI's Format Registry). */
export function addStandardFormats(engine: Ajv2020): void {
  const add = addFormats as unknown as (engine: Ajv2020) => void;
  const plain = new Ajv2020({ strict: false });
  for (const each of [engine, plain]) add(each);
  const further: Readonly<Record<string, (text: string) => boolean>> = {
    'date-time': (text) => text[10]?.toUpperCase() === 'T' && hasOffset(text),
    time: hasOffset,
    uuid: (text) => text.length === 36,
    hostname: (text) => !text.endsWith('.'),
  };
  for (const [name, holds] of Object.entries(further)) {
    const loose = plain.compile({ type: 'string', format: name });
    engine.addFormat(name, { type: 'string', validate: (text: string) => holds(text) && loose(text) === true });
  }
  for (const bits of [8, 16, 32, 64])
    for (const [name, least, most] of [
      [`int${bits}`, -(2 ** (bits - 1)), 2 ** (bits - 1) - 1],
      [`uint${bits}`, 0, 2 ** bits - 1],
    ] as const)
      engine.addFormat(name, {
        type: 'number',
        validate: (value: number) => Number.isInteger(value) && value >= least && value <= most,
      });
}

/** Does a time end in `Z` or in hours and minutes? */
function hasOffset(text: string): boolean {
  return /z$/i.test(text) || /[+-]..:..$/.test(text);
}
