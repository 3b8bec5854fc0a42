/** Addresses that are one however they are written (RFC 3986, sections 6.2.2 and 6.2.3). */

/** An address with its scheme and host in small letters, and without the port that its scheme has anyway. */
export function normalAddress(url: string): string {
  const [, scheme, authority, rest] = /^(?:([^/?#:]*):)?\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  if (authority === undefined || rest === undefined) return normalPath(url);
  const at = authority.lastIndexOf('@') + 1;
  const [user, host] = [authority.slice(0, at), withoutCase(authority.slice(at))];
  const usual = scheme === undefined ? undefined : ports[scheme.toLowerCase()];
  const named = host.replace(/:([0-9]*)$/, (port, digits) => (digits === '' || digits === usual ? '' : port));
  return `${scheme === undefined ? '' : `${withoutCase(scheme)}:`}//${normalPath(user + named + rest)}`;
}

/**
 * A path in which what need not be encoded is not, and the digits of what is are capitals. Names of parameters are no
 * part of it.
 */
export function normalPath(path: string): string {
  return path.replace(/\{[^{}]*\}|%[0-9a-f]{2}/gi, (written) => {
    if (written.startsWith('{')) return written;
    const sign = String.fromCharCode(Number.parseInt(written.slice(1), 16));
    return /[\w.~-]/.test(sign) ? sign : written.toUpperCase();
  });
}

/** In small letters, but for the names of variables. */
function withoutCase(text: string): string {
  return text.replace(/\{[^{}]*\}|[^{}]+/g, (part) => (part.startsWith('{') ? part : part.toLowerCase()));
}

const ports: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };
