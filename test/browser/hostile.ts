/** Two releases whose every text tries to become markup, script or something that acts. */

/** Texts that a page must show and nothing more. */
export const attacks = [
  '<script>window.broken=1</script>',
  '</script><script>window.broken=2</script>',
  '</style><img src=x onerror="window.broken=3">',
  '"><svg onload=window.broken=4>',
  "' autofocus onfocus='window.broken=5",
  '<!-- <a href="javascript:window.broken=6">x</a> -->',
  'javascript:window.broken=7',
  ']]>&lt;b&gt;&#60;i&#62;',
  '`<b>`x`<i>`',
  '[x](https://example.com) @everyone #1 ![y](z)',
  'bell\u0007 escape\u001b[31m null-like\u0001 right\u202eto-left line\u2028paragraph\u2029',
  '::error file=a::b\r\n::stop-commands::x',
  '{{constructor.constructor("window.broken=8")()}}',
] as const;

/** The JSON of one of the two releases. */
export function hostile(later: boolean): string {
  const properties = Object.fromEntries(
    attacks.map((attack) => [
      attack,
      { type: 'string', description: attack, enum: later ? [attack] : [attack, `${attack} old`] },
    ]),
  );
  const schema = { type: 'object', title: attacks[0], properties, required: later ? [...attacks] : [] };
  const paths = attacks.map((attack, i) => [
    `/a${i}/${attack.replace(/[/{}?#]/g, '_')}`,
    {
      post: {
        tags: [attack],
        operationId: `op${i}`,
        summary: later ? `${attack} new` : attack,
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: { '204': { description: attack } },
      },
    },
  ]);
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: attacks[1], version: later ? attacks[3] : attacks[2], description: later ? attacks[4] : attacks[5] },
    paths: Object.fromEntries(paths),
  });
}
