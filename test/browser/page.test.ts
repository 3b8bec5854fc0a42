import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/accessible.js';
import { type Browser, startBrowser } from '../support/browser.js';
import { manyChanges } from './many-changes.js';
import { pageOf } from './page-of.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe('a page of every verdict', () => {
  const few = pageOf(manyChanges(4, false), manyChanges(4, true));
  let address: string;
  beforeAll(() => {
    address = browser.place('few.html', few.html);
  });
  const shown = 'article:not([hidden])';

  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)(
    'at %i px, %s: axe-core finds nothing, nothing sticks out, nothing is asked of anybody',
    async (width, colorScheme) => {
      const { page, troubles, close } = await browser.open(address, { viewport: { width, height: 800 }, colorScheme });
      await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.click('#tab-raw');
      await expect.poll(() => page.isVisible('#raw pre')).toBe(true);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('?');
      expect(await violations(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await close();
    },
  );

  it('its policy lets nothing in, even if a script got hold of the page', async () => {
    const { page, troubles, close } = await browser.open(address);
    const script = `(async () => {
      const injected = document.createElement('script');
      injected.textContent = 'window.broken = 1';
      document.body.append(injected);
      const answer = await fetch('https://127.0.0.1:9/').then(() => 'asked', () => 'refused');
      return [answer, window.broken];
    })()`;
    expect(await page.evaluate(script)).toEqual(['refused', undefined]);
    expect(troubles.filter((each) => each.startsWith('request:'))).toEqual([]);
    expect(troubles.filter((each) => each.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(2);
    await close();
  });

  it('shows the verdict, the bump, the counts and each change', async () => {
    const { page, close } = await browser.open(address);
    const banner = (await page.textContent('header')) ?? '';
    for (const word of ['1.0.0', '2.0.0', 'wire', 'Installed apps break.', 'Least bump: major'])
      expect(banner).toContain(word);
    expect(await page.locator(shown).count()).toBe(few.found.changes.length);
    for (const { id, operations } of few.found.changes) {
      const text = (await page.textContent(`[id="${id}"]`)) ?? '';
      for (const operation of operations) expect(text.replaceAll('\u200b', '')).toContain(operation);
    }
    await close();
  });

  it('marks the refused member of a witness and says what the receiver wanted', async () => {
    const { page, close } = await browser.open(address);
    const late = page.locator('article.wire', { hasText: '"late"' }).first();
    expect(await late.locator('.witness mark').textContent()).toBe('"state": "late"');
    expect(await late.locator('.wanted').textContent()).toContain('- open\n');
    const missing = page.locator('article.wire', { hasText: 'becomes required' }).first();
    expect(await missing.locator('.wants').textContent()).toContain('The server wants place to be there');
    await close();
  });

  it('shows the place in both releases, changed lines marked', async () => {
    const { page, close } = await browser.open(address);
    const late = page.locator('article.wire', { hasText: '"late"' }).first();
    expect(await late.locator('.place .i').allTextContents()).toEqual(['  - late']);
    expect(await late.locator('.place .d').count()).toBe(0);
    const required = page.locator('article', { hasText: 'becomes required' }).first();
    expect(await required.locator('.place .i').allTextContents()).toEqual(['  - place']);
    await close();
  });

  it('offers to clear the filters where there is something to clear', async () => {
    const { page, close } = await browser.open(address);
    const clear = page.locator('button[type=reset]');
    expect(await clear.isVisible()).toBe(false);
    await page.check('input[name=verdict][value=wire]');
    expect(await clear.isVisible()).toBe(true);
    await clear.click();
    await expect.poll(() => clear.isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
    expect(await page.locator(shown).count()).toBe(few.found.changes.length);
    await close();
  });

  it('writes a place in words and finds it by its pointer too', async () => {
    const { page, close } = await browser.open(address);
    await page.fill('#search', '/components/schemas/Order1/properties/place');
    expect(await page.locator(shown).count()).toBe(1);
    expect(await page.textContent(`${shown} .at code`)).toBe('components › schemas › Order1 › properties › place');
    await close();
  });

  it('filters, keeps what is chosen in the address, and reads it from there', async () => {
    const { page, close } = await browser.open(address);
    await page.check('input[name=verdict][value=wire]');
    await page.check('input[name=area][value="area 1"]');
    const wire = few.found.changes.filter(({ verdict }) => verdict === 'wire');
    expect(await page.locator(shown).count()).toBe(wire.length / 4);
    expect(await page.textContent('#count')).toBe(`${wire.length / 4} of ${few.found.changes.length} changes`);
    expect(await page.evaluate('location.hash')).toBe('#?verdict=wire&area=area%201');
    await page.fill('#search', 'LATE order');
    expect(await page.locator(shown).count()).toBe(1);
    expect(await page.evaluate('location.hash')).toBe('#?verdict=wire&area=area%201&q=LATE%20order');
    const again = await browser.open(String(await page.evaluate('location.href')));
    expect(await again.page.locator(shown).count()).toBe(1);
    expect(await again.page.inputValue('#search')).toBe('LATE order');
    await again.page.click('button[type=reset]');
    await expect
      .poll(
        () =>
          again.page.evaluate(
            `document.querySelectorAll('article:not([hidden])').length === ${few.found.changes.length}`,
          ),
        { timeout: 30_000 },
      )
      .toBe(true);
    expect(await again.page.evaluate('location.href')).toBe(address);
    await again.page.fill('#search', 'no such word');
    expect(await again.page.isVisible('#none')).toBe(true);
    await again.close();
    await close();
  });

  it('a tile of the banner filters by its verdict', async () => {
    const { page, close } = await browser.open(address);
    await page.click('.tiles .source a');
    await expect.poll(() => page.locator(shown).count()).toBe(few.found.counts.source);
    await close();
  });

  it('a link leads to its change, whatever was filtered', async () => {
    const source = few.found.changes.filter(({ verdict }) => verdict === 'source').at(-1)!;
    const { page, close } = await browser.open(`${address}#?verdict=wire`);
    await page.evaluate(`location.hash = '${source.id}'`);
    await expect
      .poll(() => page.evaluate(`document.activeElement.id === '${source.id}'`), { timeout: 30_000 })
      .toBe(true);
    expect(await page.isVisible(`[id="${source.id}"] .place`)).toBe(true);
    const box = await page.locator(`[id="${source.id}"]`).boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(900);
    await close();
  });

  it('keys walk, open, search and help', async () => {
    const { page, close } = await browser.open(address);
    const focused = () => page.evaluate('document.activeElement.id');
    const ids = await page.locator('article').evaluateAll((all) => all.map(({ id }) => id));
    await page.keyboard.press('j');
    expect(await focused()).toBe(ids[0]);
    await page.keyboard.press('j');
    expect(await focused()).toBe(ids[1]);
    await page.keyboard.press('k');
    expect(await focused()).toBe(ids[0]);
    const isOpen = () => page.evaluate('document.querySelector("article .where").open');
    const before = await isOpen();
    await page.keyboard.press('o');
    expect(await isOpen()).toBe(!before);
    await page.keyboard.press('/');
    expect(await focused()).toBe('search');
    await page.keyboard.type('jk?');
    expect(await page.inputValue('#search')).toBe('jk?');
    await page.keyboard.press('Escape');
    expect(await focused()).not.toBe('search');
    await page.keyboard.press('?');
    expect(await page.isVisible('#keys')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.isVisible('#keys')).toBe(false);
    await close();
  });

  it('reads without JavaScript: changes, witnesses, places and the raw lines', async () => {
    const { page, close } = await browser.open(address, { javaScriptEnabled: false });
    expect(await page.locator(shown).count()).toBe(few.found.changes.length);
    expect(await page.isVisible('article.wire .witness mark')).toBe(true);
    expect(await page.isVisible('#raw pre')).toBe(true);
    expect(await page.isVisible('#filters')).toBe(false);
    const closed = page.locator('article.compatible .where').first();
    await closed.locator('summary').click();
    expect(await closed.locator('.place, pre').first().isVisible()).toBe(true);
    await close();
  });

  it('prints dark on white, whatever the screen prefers', async () => {
    const { page, close } = await browser.open(address, { colorScheme: 'dark' });
    const colours =
      'getComputedStyle(document.body).backgroundColor + " " + getComputedStyle(document.querySelector(".who")).color';
    const screen = await page.evaluate(colours);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    const light = await page.evaluate(colours);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(colours)).toBe(light);
    expect(light).not.toBe(screen);
    await close();
  });

  it('prints every change with its place, and no filters', async () => {
    const { page, close } = await browser.open(address, { javaScriptEnabled: false });
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('aside')).toBe(false);
    const boxes = await page
      .locator('article.compatible .where')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(Math.min(...boxes)).toBeGreaterThan(60);
    await close();
  });
});
