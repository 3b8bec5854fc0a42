/** A path as code writes it against the path templates of documents. */

import { blank } from '../diff/match/paths/templates.js';
import { isObject, member } from '../json.js';
import type { OpenApi } from '../openapi/model.js';
import { literalPattern } from '../schema/strings/spelling.js';
import { hole } from './tokens.js';

/** An operation that a document has. */
export interface Known {
  readonly method: string;
  readonly path: string;
}

/** The operations of some documents by path, and the path that servers put before them. */
export interface Paths {
  readonly methods: ReadonlyMap<string, ReadonlySet<string>>;
  readonly prefixes: readonly string[];
}

/** Gathers what code may name. */
export function pathsOf(documents: readonly OpenApi[]): Paths {
  const methods = new Map<string, Set<string>>();
  const prefixes = new Set(['']);
  for (const document of documents) {
    for (const { kind, path, method } of document.operations()) {
      if (kind !== 'path') continue;
      const known = methods.get(path) ?? new Set();
      known.add(method.toUpperCase());
      methods.set(path, known);
    }
    const servers = member(document.json, 'servers');
    for (const server of Array.isArray(servers) ? servers.filter(isObject) : [])
      prefixes.add(prefixOf(member(server, 'url')));
  }
  return { methods, prefixes: [...prefixes].sort((a, b) => b.length - a.length) };
}

function prefixOf(url: unknown): string {
  return typeof url === 'string' ? url.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '').replace(/\/+$/, '') : '';
}

/** The path that a string of code writes, without scheme, host, query and fragment; null where it is none. */
export function pathIn(text: string): string | null {
  const [address = ''] = text.split(/[?#]/);
  const path = rooted(address)
    .replace(/^[a-z][\w+.-]*:\/\/[^/]*(?=\/)/i, '')
    .replace(new RegExp(`^${hole}+(?=/)`), '');
  if (!path.startsWith('/') || path.length < 2 || /\s/.test(path) || path.startsWith('//')) return null;
  return path.length > 2 ? path.replace(/\/$/, '') : path;
}

/** `api/jobs`, as it is joined to an address: it begins at the root. */
function rooted(address: string): string {
  return /^[\w-]+\/[\w{}:\ufffc/.~-]*$/.test(address) ? `/${address}` : address;
}

/**
 * The templates that a path may mean; several where it cannot be told. A value in the path stands for a parameter, else for
 * anything.
 */
export function templatesFor(path: string, { methods, prefixes }: Paths): string[] {
  const names = [...methods.keys()];
  for (const prefix of prefixes) {
    if (!path.startsWith(`${prefix}/`)) continue;
    const rest = path.slice(prefix.length);
    const exact = names.filter((name) => blank(name) === blank(rest.replaceAll(hole, '{}')));
    if (exact.length > 0) return exact;
    const certain = names.filter((name) => suits(rest, name, false));
    if (certain.length > 0) return mostConcrete(certain);
    const possible = names.filter((name) => suits(rest, name, true));
    if (possible.length > 0) return possible;
    // What stands at the end of the last segment may be the query.
    if (/[^/]\ufffc$/.test(rest)) return templatesFor(path.slice(0, -1), { methods, prefixes });
  }
  return [];
}

function suits(path: string, template: string, loose: boolean): boolean {
  const [own, wanted] = [path.split('/'), template.split('/')];
  return own.length === wanted.length && own.every((segment, i) => segmentSuits(segment, wanted[i] as string, loose));
}

/** Loosely, a value written into a segment may be any text, so it may also be one that the template says. */
function segmentSuits(segment: string, template: string, loose: boolean): boolean {
  const isValue = /[\ufffc]|^[:{]|%[sd@]/.test(segment);
  if (template.includes('{')) {
    const pattern = template
      .split(/\{[^}]*\}/)
      .map(literalPattern)
      .join('[^/]+');
    return new RegExp(`^${pattern}$`, 'u').test(segment) || isValue;
  }
  if (!isValue) return segment === template;
  return (
    loose &&
    new RegExp(
      `^${segment
        .split(/\ufffc|%[sd@]|^:\w+|\{[^}]*\}/)
        .map(literalPattern)
        .join('[^/]+')}$`,
      'u',
    ).test(template)
  );
}

/** A template with fewer parameters goes before others (OpenAPI 3.1, Paths Object). */
function mostConcrete(templates: readonly string[]): string[] {
  const parameters = (template: string) => template.split('{').length;
  const least = Math.min(...templates.map(parameters));
  return templates.filter((template) => parameters(template) === least);
}
