/** `pattern` and `patternProperties` as ECMA-262 reads them: unanchored, with the `u` flag. */

const compiled = new Map<string, RegExp | null>();

/**
 * The regular expression of a pattern, or undefined where ECMA-262 does not take it. One that is only wrong under `u`
 * (a needless escape such as `\-`) is read without the flag, as every validator in use does.
 */
export function regExp(source: string): RegExp | undefined {
  let found = compiled.get(source);
  if (found === undefined) {
    found = compile(source, 'u') ?? compile(source, '') ?? null;
    compiled.set(source, found);
  }
  return found ?? undefined;
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/** Does the text match? A pattern that cannot be read matches nothing; whoever asserts one answers with doubt instead. */
export function matches(source: string, text: string): boolean {
  return regExp(source)?.test(text) ?? false;
}
