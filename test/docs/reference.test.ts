import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reference } from '../../scripts/docs/reference.js';
import { main } from '../../scripts/docs.js';
import { type Browser, startBrowser } from '../support/browser.js';

const root = join(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'reference-'));

let browser: Browser;
beforeAll(async () => {
  expect(await main(['--output', out], root)).toBe(0);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(out, { recursive: true });
});

it('shows every operation of the head contract, and asks nobody for anything', async () => {
  const document = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as {
    paths: Record<string, object>;
    info: { title: string };
  };
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item) as { operationId: string }[]);
  const { page, troubles, close } = await browser.open(pathToFileURL(join(out, 'index.html')).href);
  await page.waitForSelector('#reference [data-section-id^="tag/"]', { timeout: 30_000, state: 'attached' });
  await expect
    .poll(() => page.evaluate(`document.querySelectorAll('[id*="/paths/"]').length >= ${operations.length}`), {
      timeout: 30_000,
    })
    .toBe(true);
  const text = (await page.textContent('#reference')) ?? '';
  expect(text).toContain(document.info.title);
  for (const path of Object.keys(document.paths)) expect(text).toContain(path);
  // The search works in a thread that the page makes of its own text.
  expect(troubles.filter((each) => !each.startsWith('request: blob:'))).toEqual([]);
  await close();
});

it('links each release to its changes', async () => {
  const versions = readdirSync(join(root, 'releases')).filter((name) => name.endsWith('.json'));
  const { page, close } = await browser.open(pathToFileURL(join(out, 'index.html')).href);
  const links = page.locator('header nav a');
  expect(await links.count()).toBeGreaterThanOrEqual(versions.length - 1);
  const review = page.locator('header nav a', { hasText: '1.1.22 to 1.1.24' });
  expect(await page.locator('header li', { hasText: '1.1.22 to 1.1.24' }).textContent()).toContain('compatible');
  await review.click();
  expect(await page.textContent('header')).toContain('Nobody breaks.');
  expect(await page.textContent('#tab-raw')).toContain('+630 −2');
  await close();
});

it('a document cannot leave its element', () => {
  const attack = '</script><script>window.broken=1</script><!--';
  const document = JSON.stringify({ openapi: '3.1.0', info: { title: attack, version: attack }, paths: {} });
  const html = reference(document, 'var Redoc = "</script><!--";', []);
  expect(html.match(/<\/script>/g)).toHaveLength(3);
  expect(html).not.toContain('<!--');
  expect(html).not.toContain('<script>window');
});

it('arguments that it does not know are told', async () => {
  expect(await main(['--out', 'x'], root)).toBe(2);
  expect(await main(['--output'], root)).toBe(2);
});
