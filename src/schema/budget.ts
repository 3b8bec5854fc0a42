/**
 * How much work a question may take: counted in small steps, never in time, so that every machine says the same. All questions
 * between the same documents share what there is: those that come late get less, but never too little for a plain one.
 */
export class Budget {
  private spent = 0;
  private left = 0;

  /** `once`: for one question; `together`: for all of them; `least`: for a late one. */
  constructor(
    private readonly once: number,
    private readonly together: number,
    private readonly least: number,
  ) {}

  /** Begins a question. */
  begin(): void {
    this.left = Math.max(this.least, Math.min(this.once, (this.together - this.spent) / 2));
  }

  /** Takes some steps; false where the question has had all of its own. */
  spend(steps: number): boolean {
    this.left -= steps;
    this.spent += steps;
    return this.left >= 0;
  }

  /** The steps that the question still has. */
  get remaining(): number {
    return this.left;
  }

  /** Had the question all of its steps? */
  get isSpent(): boolean {
    return this.left < 0;
  }
}
