/** Tokens that prove that a request was meant: bound to a user and a purpose, short-lived, good for one use. */

const LIFETIME_MS = 5 * 60_000;

/** What tokens there are. */
export interface CsrfTokens {
  /** A new token. */
  issue(userId: string, purpose: string): string;
  /** True once for a token of this user and purpose that is not old. A stranger's try does not use it up. */
  redeem(token: string, userId: string, purpose: string): boolean;
}

/** Tokens in memory; several processes would share them in a store. */
export function createCsrfTokens(now: () => number, random: () => string): CsrfTokens {
  const issued = new Map<string, { userId: string; purpose: string; expires: number }>();
  return {
    issue(userId, purpose) {
      for (const [token, { expires }] of issued) if (expires <= now()) issued.delete(token);
      const token = random();
      issued.set(token, { userId, purpose, expires: now() + LIFETIME_MS });
      return token;
    },
    redeem(token, userId, purpose) {
      const known = issued.get(token);
      if (!known || known.userId !== userId || known.purpose !== purpose) return false;
      issued.delete(token);
      return now() < known.expires;
    },
  };
}
