import { equal, isObject, type Json, member } from '../../json.js';
import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { Level } from '../change/subjects.js';
import { wordKeywords } from '../keywords.js';

export const words = rule({
  id: 'words',
  title: 'Words changed',
  why: 'Descriptions, examples, tags, links and extensions: no message depends on them.',
  level: 'object',
  message: ({ names }) => `${names?.join(', ')} changed`,
  find: ({ base, revision, level }) => {
    const names = [...new Set([...Object.keys(base.json), ...Object.keys(revision.json)])]
      .filter(
        (name) => isWord(name, level) && !sameWord(name, level, member(base.json, name), member(revision.json, name)),
      )
      .sort();
    return names.length === 0
      ? []
      : [{ at: placeOf(base, revision), detail: { names }, judgement: settled('editorial') }];
  },
});

/** Words that only some levels have. */
const more: Record<Level, readonly string[]> = {
  document: ['openapi', 'info', 'tags', 'jsonSchemaDialect', '$self'],
  pathItem: ['summary'],
  operation: ['summary', 'tags'],
  parameter: [],
  requestBody: [],
  response: ['links', 'summary'],
  media: [],
  header: [],
  schema: [],
  scheme: ['bearerFormat', 'flows'],
};

const notHere: Partial<Record<Level, readonly string[]>> = { schema: ['$defs', 'definitions'] };

function isWord(name: string, level: Level): boolean {
  if (notHere[level]?.includes(name)) return false;
  return name.startsWith('x-') || wordKeywords.has(name) || more[level].includes(name);
}

/** The version is what a release is called, not what it says. */
function sameWord(name: string, level: Level, base: Json | undefined, revision: Json | undefined): boolean {
  if (level !== 'document' || name !== 'info' || !isObject(base) || !isObject(revision)) return equal(base, revision);
  return equal({ ...base, version: '' }, { ...revision, version: '' });
}
