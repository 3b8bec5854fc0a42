/** All report formats: a format is a file in this folder and a line in this list. */
import { github } from './github.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import type { Report } from './report.js';
import { sarif } from './sarif.js';
import { text } from './text.js';

/** In the order of the help. */
export const reports: readonly Report[] = [text, json, html, markdown, github, sarif, junit];
