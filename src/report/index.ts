/** All report formats: a format is a file in this folder and a line in this list. */
import { json } from './json.js';
import type { Report } from './report.js';
import { text } from './text.js';

export const reports: readonly Report[] = [text, json];
