import { equal, isObject, type Json, type JsonObject, member } from '../../json.js';
import type { Detail } from '../change/change.js';
import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { Level } from '../change/subjects.js';
import { few, of } from '../change/wording.js';
import { wordKeywords } from '../keywords.js';
import { changedInfo, changedTags } from '../match/document/listed-words.js';

export const words = rule({
  id: 'words',
  title: 'Words changed',
  why: 'Descriptions, examples, tags, links and extensions: no message depends on them.',
  level: 'object',
  message: ({ names = [], to }, about) => {
    const members = isObject(to) ? to : {};
    const plain = names.filter((name) => members[name] === undefined).join(', ');
    const said = names.flatMap((name) => membersSaid(name, members[name]));
    return of(about(), [plain === '' ? '' : `${plain} changed`, few(said)].filter((part) => part !== '').join(', '));
  },
  find: ({ base, revision, level }) => {
    const names = [...new Set([...Object.keys(base.json), ...Object.keys(revision.json)])]
      .filter(
        (name) => isWord(name, level) && !sameWord(name, level, member(base.json, name), member(revision.json, name)),
      )
      .sort();
    return names.length === 0
      ? []
      : [
          {
            at: placeOf(base, revision),
            detail: { names, ...changedMembers(names, base.json, revision.json) },
            judgement: settled('editorial'),
          },
        ];
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

/** What became of the members of words that have some with names. */
function changedMembers(names: readonly string[], base: JsonObject, revision: JsonObject): Pick<Detail, 'to'> {
  const info = names.includes('info') ? changedInfo(base.info, revision.info) : null;
  const tags = names.includes('tags') ? changedTags(base.tags, revision.tags) : null;
  if (info === null && tags === null) return {};
  return { to: { ...(info !== null && { info }), ...(tags !== null && { tags }) } };
}

function membersSaid(name: string, members: Json | undefined): string[] {
  if (!isObject(members)) return [];
  const said = Object.entries(members).map(([each, became]) => {
    const called = name === 'tags' ? `tag \`${each}\`` : `${name}.${each}`;
    return became === 'changed' ? `${called} changed` : `${called} is ${became}`;
  });
  return said.length === 0 ? [`the order of ${name} changed`] : said;
}
