/** The shape that all report formats have. One file a format; index.ts is the list. */
import type { Review } from '../review/review.js';

/** What the place where a report is shown can do. */
export interface Surface {
  /** May it hold terminal colours? */
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** The address where the whole report will be found, for reports that lead to it. */
  readonly link?: string;
  /** The version of the program that writes, for reports that name it. */
  version?(): string | undefined;
}

/** One format. */
export interface Report {
  /** What `--format` calls it. */
  readonly format: string;
  /** One line for `--help`. */
  readonly about: string;
  /** The whole text, with its last line end. The same review gives the same bytes. */
  render(review: Review, surface: Surface): string;
}
