import { page } from './html/page.js';
import type { Report } from './report.js';

/** For reviewers: one page that opens offline, reads without JavaScript, and filters with it. */
export const html: Report = {
  format: 'html',
  about: 'the review page, one file that opens offline',
  render: (review) => page(review),
};
