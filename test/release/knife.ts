/** Kills the commands of a release at random moments. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Registry } from '../support/registry.js';
import { seed } from '../support/seed.js';
import type { Clone, Moment } from './clone.js';

/** How many kills a run makes in all. */
export const KILLS = Number(process.env.KILLS ?? 3);

/** The commands that change something. */
export type Script = 'release-version' | 'release-publish';

/** Shares the kills out over the commands of the later releases; the first one shows how long each command takes. */
export class Knife {
  /** What the kills met, for whoever reads the output of the long run. */
  readonly met = { killed: 0, missed: 0, half: 0, 'published without a tag': 0 };
  readonly #duration: Partial<Record<Script, number>> = {};
  #killsLeft = KILLS;
  #commandsLeft = 4;
  #random = seed;

  constructor(
    readonly registry: Registry,
    readonly clone: Clone,
  ) {}

  /** A random number from 0 to 1, the same for the same seed. */
  share(): number {
    this.#random = (Math.imul(this.#random, 1103515245) + 12345) >>> 0;
    return this.#random / 2 ** 32;
  }

  /**
   * Kills a command as often as its share of the kills, and then lets it run. `look` judges what is left each time; when
   * `more` kills follow and nothing is left to interrupt, it puts things back to the start.
   */
  async killedAndRun(script: Script, look: (more: boolean) => Promise<void>): Promise<void> {
    const kills = this.#duration[script] === undefined ? 0 : Math.ceil(this.#killsLeft / this.#commandsLeft--);
    this.#killsLeft -= kills;
    // A command that was faster than the knife was not killed; it is tried again, within reason.
    for (let tries = 0, hits = 0; hits < kills && tries < 3 * kills; tries++) {
      const hit = await this.clone.kill(this.#moment(script, tries), script);
      if (hit) hits++;
      this.met[hit ? 'killed' : 'missed']++;
      await look(hits < kills);
    }
    const started = performance.now();
    const { code, stdout, stderr } = await this.clone.run(script);
    expect([code, code === 0 ? '' : `${stdout}${stderr}`]).toEqual([0, '']);
    this.#duration[script] ??= performance.now() - started;
  }

  /** A random moment of the command; or two times of three one when it is about to change what others see, or has begun to. */
  #moment(script: Script, kill: number): Moment {
    const requests = () => this.registry.requests();
    const puts = () => requests().filter((line) => line.startsWith('PUT ')).length;
    const [asked, sent] = [requests().length, puts()];
    const journal = join(this.clone.root, '.cache/release.json');
    const events: Record<Script, readonly [begun: () => boolean, within: number][]> = {
      'release-version': [[() => existsSync(journal), 25]],
      // It asks the registry, Changesets asks again and sends; then comes the tag.
      'release-publish': [
        [() => requests().length >= asked + 2, 1500],
        [() => puts() > sent, 200],
      ],
    };
    const anywhere = this.share() * (this.#duration[script] as number);
    const [begun, within] = events[script][kill % events[script].length] as [() => boolean, number];
    const pause = this.share() * within;
    return async (ended) => {
      if (kill % 3 === 0) return sleep(anywhere);
      while (!ended() && !begun()) await sleep(2);
      await sleep(pause);
    };
  }
}
