import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileDocument } from '../../src/compile/document.js';
import { areas } from '../../src/contract/index.js';
import { API_VERSION } from '../../src/contract/release.js';
import type { Json, JsonObject } from '../../src/json.js';
import { broken, valid } from '../support/samples.js';
import { announceSeed, seed } from '../support/seed.js';

const SAMPLES = Number(process.env.SAMPLES ?? 100);
const document = compileDocument(areas, { version: API_VERSION });
const components = document.components as { schemas: Record<string, JsonObject> };
const named = areas.flatMap((area) => Object.entries(area.schemas as Record<string, z.ZodType>));

const ajv = new Ajv2020({ strict: false, allErrors: false });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
ajv.addSchema({ ...document, $id: 'document' } as object);
const judge = (name: string) => ajv.compile({ $ref: `document#/components/schemas/${name}` });

announceSeed('agreement');

describe.each(named)('%s: Zod and the document', (name, schema) => {
  const check = judge(name);
  const written = components.schemas[name] as JsonObject;

  it('allow the same valid samples', () => {
    fc.assert(
      fc.property(valid(written, document), (value) => {
        expect(check(value), JSON.stringify(check.errors)).toBe(true);
        expect(schema.safeParse(value).success).toBe(true);
      }),
      { numRuns: SAMPLES, seed },
    );
  });

  it('give the same answer when one place is broken', () => {
    let rejected = 0;
    fc.assert(
      fc.property(broken(written, document), (value) => {
        const answer = check(value);
        if (!answer) rejected++;
        expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(answer);
      }),
      { numRuns: SAMPLES, seed },
    );
    // A sample that nobody rejects proves little: breaking one place must matter in a good part of them.
    expect(rejected).toBeGreaterThan(SAMPLES / 10);
  });
});

describe('where Zod and the document differ by design', () => {
  const objects = named.filter(([, schema]) => schema instanceof z.ZodObject);

  it.each(objects)(
    '%s: unknown keys are allowed by both, and Zod leaves them out of what it returns',
    (name, schema) => {
      const check = judge(name);
      fc.assert(
        fc.property(valid(components.schemas[name] as JsonObject, document), (value) => {
          const extended = { ...(value as JsonObject), unknownToThisRelease: 1 } as Json;
          expect(check(extended)).toBe(true);
          const parsed = schema.safeParse(extended);
          expect(parsed.success && !Object.hasOwn(parsed.data as object, 'unknownToThisRelease')).toBe(true);
        }),
        { numRuns: 20, seed },
      );
    },
  );

  it('integers beyond 2^53 - 1: JSON Schema has no such limit, Zod refuses what JavaScript cannot hold exactly', () => {
    const beyond = { fallback: true, expiresInSeconds: 2 ** 53 };
    const [, schema] = named.find(([name]) => name === 'RealtimeTokenResponse') as [string, z.ZodType];
    expect(judge('RealtimeTokenResponse')(beyond)).toBe(true);
    expect(schema.safeParse(beyond).success).toBe(false);
  });
});
