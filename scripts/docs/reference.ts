/** The reference page: Redoc and the document in one file, and above them what each release changed. */
import { createHash } from 'node:crypto';
import type { Review } from '../../src/diff.js';
import { escapedCode } from '../../src/openapi/shown.js';

/** Two releases that were compared, and the page that shows it. */
export interface Compared {
  readonly base: string;
  readonly revision: string;
  readonly file: string;
  readonly found: Review;
}

/** Renders the page from the document's JSON text and Redoc's browser bundle. It asks nobody for anything. */
export function reference(document: string, redoc: string, pages: readonly Compared[]): string {
  const { title, version } = (JSON.parse(document) as { info: { title: string; version: string } }).info;
  const scripts = [bundle(redoc), start];
  return [
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(scripts)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)} ${escaped(version)}</title><style>${style}</style></head><body>`,
    `<header><p><strong>${escaped(title)}</strong> ${escaped(version)}</p>${releases(pages)}</header>`,
    '<div id="reference"><noscript>The reference is drawn by a script of this page; openapi.yaml says the same.</noscript></div>',
    `<script type="application/json" id="document">${inert(document)}</script>`,
    ...scripts.map((script) => `<script>${script}</script>`),
    '</body></html>\n',
  ].join('\n');
}

function releases(pages: readonly Compared[]): string {
  if (pages.length === 0) return '';
  const items = pages.map(({ base, revision, file, found }) => {
    const words = `${found.verdict}, ${found.changes.length} change${found.changes.length === 1 ? '' : 's'}`;
    return `<li><a href="${encodeURIComponent(file)}">${escaped(base)} to ${escaped(revision)}</a> <small>${words}</small></li>`;
  });
  return `<nav aria-label="Changes of each release"><h2>What each release changed</h2><ul>${items.join('')}</ul></nav>`;
}

/** Redoc shows a picture of its maker that stands on the network; a picture of nothing takes its place. */
const picture = 'https://cdn.redoc.ly/redoc/logo-mini.svg';
const nothing = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E';

/** The bundle, such that nothing in it ends its element. */
function bundle(redoc: string): string {
  return redoc
    .replaceAll(picture, nothing)
    .replace(/<(?=\/script|!--)/gi, '\\x3c')
    .trim();
}

/** Descriptions are not trusted: Redoc cleans the markup in them. */
const start = `Redoc.init(JSON.parse(document.getElementById('document').textContent), {
  untrustedSpec: true, hideDownloadButton: true, disableSearch: false, nativeScrollbars: true, scrollYOffset: 0, expandResponses: '200,201'
}, document.getElementById('reference'));`;

/** JSON within an element of script: no character of it can end the element. */
function inert(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, escapedCode);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** No connection to anywhere. Redoc writes its styles while it runs, and searches in a worker that it makes from its own text. */
function policy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src ${hashes.join(' ')}`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const style = `
body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:#1b1f24}
header{padding:.75rem 1.25rem;background:#f6f7f9;border-bottom:1px solid #dfe3e8}
header p{margin:0}
header h2{display:inline;margin:0;font-size:.875rem;font-weight:600;color:#5a6370}
header ul{display:inline;margin:0;padding:0;list-style:none}
header li{margin-left:1rem;display:inline-block}
@media (max-width:40rem){header h2,header li{display:block;margin:.25rem 0 0}}
header a{color:#1a56c4}
header small{color:#5a6370}
#reference{min-height:100vh}
`;
