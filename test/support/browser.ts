/** A real Chromium for tests: unpacked from its npm package, without a profile and without a word to anybody. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core';

const manifest = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/package.json');

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A page and what went wrong on it: requests for anything but the file, faults of scripts, messages on the console. */
export interface Opened {
  readonly page: Page;
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** A browser and a folder of pages. */
export interface Browser {
  /** Writes a page and gives its address. */
  place(name: string, html: string): string;
  /** Opens an address in a context of its own. */
  open(address: string, options?: BrowserContextOptions): Promise<Opened>;
  close(): Promise<void>;
}

/**
 * The browser's file. Its package unpacks it into the folder for temporary files, where a test that runs at the same time
 * may find half of it; so it is unpacked elsewhere and then put in place at once.
 */
async function executable(): Promise<string> {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const place = join(tmpdir(), `chromium-${version}-unpacked`);
  if (existsSync(place)) return join(place, 'chromium');
  const before = process.env.TMPDIR;
  const own = mkdtempSync(`${place}-`);
  process.env.TMPDIR = own;
  try {
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(own, place);
  } catch (error) {
    // Another test was first.
    if (!existsSync(place)) throw error;
    rmSync(own, { recursive: true });
  }
  return join(place, 'chromium');
}

/** Starts a browser with an empty profile. */
export async function startBrowser(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const browser = await driver.launch({ executablePath: await executable(), args: flags, headless: true });
  return {
    place: (name, html) => {
      const file = join(folder, name);
      writeFileSync(file, html);
      return pathToFileURL(file).href;
    },
    open: async (address, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      const troubles: string[] = [];
      const own = address.replace(/#.*/s, '');
      page.on('request', (request) => {
        if (request.url().replace(/#.*/s, '') !== own) troubles.push(`request: ${request.url()}`);
      });
      page.on('console', (message) => troubles.push(`console: ${message.text()}`));
      page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
      await page.goto(address);
      return { page, troubles, close: () => context.close() };
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
