/** Terminal colours (ECMA-48), or none. */

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

/** A function for each colour, from text to text. */
export type Paint = Record<keyof typeof codes, (text: string) => string>;

/** Colours, or functions that leave the text as it is. */
export function painter(colour: boolean): Paint {
  const paint = (on: number, off: number) => (text: string) => (colour ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return Object.fromEntries(Object.entries(codes).map(([name, [on, off]]) => [name, paint(on, off)])) as Paint;
}
