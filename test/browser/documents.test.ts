import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../support/accessible.js';
import { type Browser, startBrowser } from '../support/browser.js';
import { attacks, hostile } from './hostile.js';
import { manyChanges } from './many-changes.js';
import { pageOf } from './page-of.js';

const releases = join(import.meta.dirname, '../../releases');

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

it('1.1.22 to 1.1.24: the raw lines are those that the registry shows', async () => {
  const [base, revision] = ['1.1.22', '1.1.24'].map((version) =>
    readFileSync(join(releases, `${version}.json`), 'utf8'),
  );
  const { html, found } = pageOf(base!, revision!);
  const { page, troubles, close } = await browser.open(`${browser.place('own.html', html)}#raw`);
  expect(await page.textContent('#raw-title')).toContain('+630 −2');
  const count = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((all) => all.flatMap((each) => (each.textContent ?? '').match(/^[+-]/gm)).length);
  expect([await count('#raw ins'), await count('#raw del')]).toEqual([630, 2]);
  expect(await page.locator('article').count()).toBe(found.changes.length);
  expect(await violations(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await close();
});

it('texts that attack are shown as text', async () => {
  const { html, found } = pageOf(hostile(false), hostile(true));
  expect(html.match(/<script/gi)).toHaveLength(1);
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
  const { page, troubles, close } = await browser.open(browser.place('hostile.html', html));
  await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
  expect(await page.evaluate('window.broken')).toBeUndefined();
  expect(await page.locator('img, svg, iframe, object, embed, base, link, meta[http-equiv=refresh]').count()).toBe(0);
  const addresses = await page
    .locator('[href], [src], [action]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? 'other'));
  expect(addresses.filter((each) => !/^#/.test(each))).toEqual([]);
  const handlers =
    '[...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => /^on/.test(a.name)))';
  expect(await page.evaluate(`${handlers}.length`)).toBe(0);
  const text = (await page.textContent('main')) ?? '';
  for (const attack of attacks.slice(0, 7)) expect(text).toContain(attack);
  expect(text).toContain('bell\\u0007 escape\\u001b[31m');
  expect(await violations(page)).toEqual([]);
  // Every area can still be chosen, and an address that holds one works.
  await page.locator('input[name=area]').first().check();
  expect(await page.locator('article:not([hidden])').count()).toBeLessThan(found.changes.length);
  const again = await browser.open(String(await page.evaluate('location.href')));
  expect(await again.page.locator('input[name=area]').first().isChecked()).toBe(true);
  for (const fragment of [
    '#?verdict=%E0%A4%A',
    '#%E0%A4%A',
    '#?=&&',
    '#"><script>window.broken=9</script>',
    '#none-such',
  ]) {
    await again.page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
  }
  expect(await again.page.evaluate('window.broken')).toBeUndefined();
  expect([...troubles, ...again.troubles]).toEqual([]);
  await again.close();
  await close();
});

it('two thousand changes: painted within a second, filtered without a pause that is seen', async () => {
  const { html, found } = pageOf(manyChanges(400, false), manyChanges(400, true));
  expect(found.changes.length).toBeGreaterThanOrEqual(2000);
  const { page, close } = await browser.open(browser.place('many.html', html));
  const entries = 'performance.getEntriesByName("first-contentful-paint")';
  await expect.poll(() => page.evaluate(`${entries}.length > 0`), { timeout: 30_000 }).toBe(true);
  const paint = Number(await page.evaluate(`${entries}[0].startTime`));
  const filtered: number[] = [];
  for (const words of ['late', 'late 39', '', 'becomes required']) filtered.push(await filterTime(page, words));
  console.log(
    `${found.changes.length} changes, ${html.length} characters: first paint ${paint.toFixed(0)} ms, filters ${filtered.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  );
  expect(paint).toBeLessThan(1000);
  expect(Math.max(...filtered)).toBeLessThan(500);
  await close();
});

/** Milliseconds from the input of some words until what suits them has been painted. */
async function filterTime(page: Page, words: string): Promise<number> {
  const script = `(async () => {
    const search = document.getElementById('search');
    const started = performance.now();
    search.value = ${JSON.stringify(words)};
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - started;
  })()`;
  return Number(await page.evaluate(script));
}
