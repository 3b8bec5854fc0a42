/**
 * YAML 1.2 (core schema: dates and `on` are strings) with merge keys, as JSON values. An alias gives the same value again;
 * aliases that would write out to far more than the text holds are refused before anything walks them.
 */
import { isObject, type Json, toPointer } from '../../json.js';
import { InputError, type InputPlace } from '../input-error.js';
import { MAX_DEPTH, MAX_MERGED_KEYS, tooDeepSays, valuesPerValue, valuesToSpare } from '../limits.js';
import { placeAt, told } from './faults.js';
import { yaml } from './heavy-yaml.js';
import { meaningOf, schemaOf } from './scalars.js';

/** Reads a YAML text. Throws an InputError with line and column, or with the pointer of a value that JSON cannot hold. */
export function parseYaml(text: string, file: string): Json {
  const { load, YAMLException } = yaml();
  let value: unknown;
  try {
    // The library counts every value, this package only what holds others: Expansion does that.
    value = load(text, {
      schema: schemaOf(yaml()),
      maxDepth: MAX_DEPTH + 2,
      maxTotalMergeKeys: MAX_MERGED_KEYS,
    });
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(file, tooDeepSays);
    if (!(error instanceof YAMLException)) throw error;
    throw told(error, text, file, () => placeOfKey(text));
  }
  const json = value === undefined ? null : (meaningOf(value) as Json);
  new Expansion(file).measure(json);
  return json;
}

/** Where the first list or object begins that is a name; the reader tells it of an alias alone. */
function placeOfKey(text: string): InputPlace | undefined {
  const { parseEvents, EVENT_ID } = yaml();
  /** For each container that is open, how many values it has met; undefined where these are no pairs. */
  const open: (number | undefined)[] = [];
  for (const event of parseEvents(text, {})) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const met = open.at(-1);
    const isContainer = event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE;
    if (isContainer && met !== undefined && met % 2 === 0) return placeAt(text, event.start);
    if (met !== undefined) open[open.length - 1] = met + 1;
    if (event.type === EVENT_ID.MAPPING) open.push(0);
    else if (isContainer || event.type === EVENT_ID.DOCUMENT) open.push(undefined);
  }
  return undefined;
}

/** What a value measures with its aliases written out. */
interface Measure {
  readonly values: number;
  readonly height: number;
}

/** Measures values bottom up, each once however often it is aliased. */
class Expansion {
  readonly #known = new Map<Json, Measure | null>();
  readonly #tokens: (string | number)[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  measure(json: Json): void {
    const { values } = this.#of(json);
    if (values > valuesToSpare + valuesPerValue * this.#known.size) {
      throw new InputError(
        this.#file,
        `its aliases write out to ${shownCount(values)} values; write less of it as aliases`,
      );
    }
  }

  #of(json: Json): Measure {
    if (typeof json !== 'object' || json === null) {
      if (typeof json === 'function' || (typeof json === 'number' && !Number.isFinite(json)))
        this.#fault(`JSON has no number ${json}; write it as a string`);
      return { values: 1, height: 0 };
    }
    const known = this.#known.get(json);
    if (known === null) this.#fault('an alias stands inside the value that it names');
    if (known !== undefined) return known;
    if (this.#tokens.length >= MAX_DEPTH) this.#fault(tooDeepSays);
    this.#known.set(json, null);
    const measured = this.#container(json);
    if (this.#tokens.length + measured.height > MAX_DEPTH) this.#fault(tooDeepSays);
    this.#known.set(json, measured);
    return measured;
  }

  #container(json: Json): Measure {
    let values = 1;
    let height = 0;
    const add = (token: string | number, part: Json) => {
      this.#tokens.push(token);
      const measured = this.#of(part);
      this.#tokens.pop();
      values += measured.values;
      if (measured.height >= height) height = measured.height + 1;
    };
    if (Array.isArray(json)) json.forEach((item, index) => void add(index, item));
    else if (isObject(json)) for (const name of Object.keys(json)) add(name, json[name] as Json);
    return { values, height };
  }

  #fault(says: string): never {
    throw new InputError(this.#file, says, { pointer: toPointer(this.#tokens) });
  }
}

const shownCount = (count: number): string => (count > 1e15 ? 'more than 10^15' : String(count));
