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
 * A path as it is sent: what need not be encoded is not, what has to be is (RFC 3986, sections 2.1 and 3.3), and the
 * digits are capitals. Names of parameters are no part of it.
 */
export function normalPath(path: string): string {
  if (/^[\w.~!$&'()*+,;=:@/{}-]*$/.test(path)) return path;
  return path.replace(/\{[^{}]*\}|%[0-9a-f]{2}|[^\w.~!$&'()*+,;=:@/?#{}%-]+|%/gi, (written) => {
    if (written.startsWith('{')) return written;
    if (!written.startsWith('%') || written === '%') return encoded(written);
    const sign = String.fromCharCode(Number.parseInt(written.slice(1), 16));
    return /[\w.~-]/.test(sign) ? sign : written.toUpperCase();
  });
}

/** What a normal path stands for before it is encoded; undefined where a sign is encoded that need not be, since readers may mind that. */
export function decodedPath(path: string): string | undefined {
  if (!path.includes('%')) return path;
  try {
    const decoded = decodeURIComponent(path);
    return normalPath(decoded) === path ? decoded : undefined;
  } catch {
    return undefined;
  }
}

/** A text as a path has it; half a character cannot be sent. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

/** In small letters, but for the names of variables. */
function withoutCase(text: string): string {
  return text.replace(/\{[^{}]*\}|[^{}]+/g, (part) => (part.startsWith('{') ? part : part.toLowerCase()));
}

const ports: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };
