/** What must hold between the path items of a document, beyond the shape of each. */
import { isObject, type Json, type JsonObject, member, toPointer } from '../../json.js';
import { InputError } from '../input-error.js';
import { refOf } from '../locate.js';
import { type Located, methods } from '../model.js';

type Locate = (ref: string) => Located | undefined;

/**
 * Checks that no two path templates differ by the names of their parameters alone and share a method (OpenAPI 3.1.1,
 * section 4.8.8: they are identical and invalid). Parses a path item only where two templates are that alike.
 */
export function checkTemplates(json: JsonObject, locate: Locate, file: string): void {
  const paths = member(json, 'paths');
  if (!isObject(paths)) return;
  const alike = new Map<string, string[]>();
  for (const path of Object.keys(paths)) {
    const signature = path.replace(/\{[^{}]*\}/g, '{}');
    const before = alike.get(signature);
    if (before === undefined) alike.set(signature, [path]);
    else before.push(path);
  }
  for (const templates of alike.values()) if (templates.length > 1) checkAlike(paths, templates, locate, file);
}

function checkAlike(paths: JsonObject, templates: readonly string[], locate: Locate, file: string): void {
  const taken = new Map<string, string>();
  for (const path of templates) {
    for (const method of methodsOf(paths[path] as Json, locate)) {
      const other = taken.get(method);
      if (other !== undefined) {
        const says = `${method.toUpperCase()} stands here and at ${toPointer(['paths', other])}, whose template differs by the names of parameters alone; keep one of them`;
        throw new InputError(file, says, { pointer: toPointer(['paths', path]) });
      }
      taken.set(method, path);
    }
  }
}

/** The methods of a path item, those behind its `$ref` included. */
function methodsOf(item: Json, locate: Locate): readonly string[] {
  const found: string[] = [];
  for (let at: Json | undefined = item; at !== undefined; ) {
    const here: Json = at;
    found.push(...methods.filter((method) => member(here, method) !== undefined));
    const ref = refOf(here);
    at = ref === undefined ? undefined : locate(ref)?.json;
  }
  return found;
}

/** The field that a path item has beside its `$ref` and its target has too (the standard leaves open which one counts). */
export function doubledField(item: JsonObject, target: Json): string | undefined {
  const fields = [...methods, 'parameters', 'servers'];
  return fields.find((name) => Object.hasOwn(item, name) && member(target, name) !== undefined);
}
