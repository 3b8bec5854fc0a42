/** Versions (Semantic Versioning 2.0.0) and the one decision that hangs on them: is this client still served? */
import type { UpgradeRequiredEnvelope } from './envelopes.js';
import { API_VERSION, MIN_CLIENT_VERSION } from './release.js';

/** A version taken apart; `prerelease` is empty for a release. Build metadata does not count and is dropped. */
export interface SemVer {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: string;
}

const NUMBER = '(0|[1-9]\\d{0,14})';
const IDENTIFIER = '(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)';
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${IDENTIFIER}(?:\\.${IDENTIFIER})*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);

/** Reads a version by the grammar of Semantic Versioning 2.0.0; undefined when the text is not one. */
export function parseVersion(text: string): SemVer | undefined {
  const match = VERSION.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch, prerelease = ''] = match;
  return { major: Number(major), minor: Number(minor), patch: Number(patch), prerelease };
}

/** What {@link upgradeRequiredFor} decides by; the contract's own constants unless told. */
export interface VersionPolicy {
  /** The oldest release that is served, `MIN_CLIENT_VERSION` unless told. Only its major counts. */
  readonly minClientVersion?: string;
  /** The release that the server runs, `API_VERSION` unless told; goes into the body. */
  readonly apiVersion?: string;
}

/**
 * Decides 426 from the value of the `X-Client-Version` header. Majors decide: a client is refused when its major is
 * below that of `minClientVersion`. A missing header is served (the contract lets clients leave it out), an equal or a
 * newer major too; a value that is not a version is refused, because such a client cannot show that it is new enough.
 *
 * @param header the header's value, as servers have it: undefined, null or an empty list when there is none. White space
 * around it does not count (RFC 9110 section 5.5). A list has a value for each field line of that name; several mean what
 * they mean when they are joined by commas (section 5.3), which is no version, whichever of them might be one: refused.
 * @returns the body of the 426, or undefined when the client is served.
 * @throws RangeError when the policy's own `minClientVersion` is not a version.
 */
export function upgradeRequiredFor(
  header: string | readonly string[] | null | undefined,
  policy: VersionPolicy = {},
): UpgradeRequiredEnvelope | undefined {
  const { minClientVersion = MIN_CLIENT_VERSION, apiVersion = API_VERSION } = policy;
  const min = parseVersion(minClientVersion);
  if (!min)
    throw new RangeError(`minClientVersion is ${JSON.stringify(minClientVersion)}, which is not a semantic version`);
  const lines = typeof header === 'string' ? [header] : (header ?? []);
  if (lines.length === 0) return undefined;
  const stated = lines.join(', ').trim();
  const client = parseVersion(stated);
  if (client && client.major >= min.major) return undefined;
  const error = client
    ? `This client is built for release ${stated}; the oldest that is served is ${minClientVersion}. Please update it.`
    : `X-Client-Version does not hold a version such as ${apiVersion}. Please update the client.`;
  return { error, code: 'upgrade_required', minClientVersion, apiVersion };
}
