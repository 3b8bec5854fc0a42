/** The npm that the user has, with the user's own configuration: scopes, tokens, proxies and certificates are its business. */
import { spawn } from 'node:child_process';

/** What npm said. */
export interface NpmAnswer {
  readonly ok: boolean;
  readonly stdout: string;
  /** When it failed: its code, such as E404, and the first line of its explanation. */
  readonly code: string;
  readonly summary: string;
}

/** Where and how npm runs. */
export interface NpmOptions {
  /** Its working directory; the .npmrc of the project there counts. */
  readonly folder: string;
  /** Settings for this call alone, as npm reads them from the environment: `pack_destination` and the like. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * What must not come from outside: a caller's --dry-run or --json would change what npm answers, and npm waits a minute
 * and more before it gives up on a registry that is not there.
 */
const always: Readonly<Record<string, string>> = {
  dry_run: 'false',
  ignore_scripts: 'true',
  update_notifier: 'false',
  progress: 'false',
  color: 'false',
  fetch_retry_mintimeout: '500',
  fetch_retry_maxtimeout: '2000',
};

/**
 * Runs npm. No argument may hold anything that a shell reads: on Windows npm is a script that needs one. Code ENPM: there is no
 * npm.
 */
export function npm(args: readonly string[], { folder, settings = {} }: NpmOptions): Promise<NpmAnswer> {
  const odd = args.find((arg) => !/^[\w@:./~=-]+$/.test(arg));
  if (odd !== undefined) throw new Error(`not an argument for npm: ${odd}`);
  const own = Object.entries({ ...always, ...settings }).map(([name, value]) => [`npm_config_${name}`, value]);
  const windows = process.platform === 'win32';
  const child = spawn(windows ? ['npm', ...args].join(' ') : 'npm', windows ? [] : args, {
    cwd: folder,
    env: { ...process.env, ...Object.fromEntries(own) },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows,
  });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve({
        ok: false,
        stdout: '',
        code: error.code === 'ENOENT' ? 'ENPM' : (error.code ?? ''),
        summary: error.message,
      });
    });
    child.on('close', (code) => {
      const said = Buffer.concat(stdout).toString();
      if (code === 0) resolve({ ok: true, stdout: said, code: '', summary: '' });
      else resolve({ ok: false, stdout: said, ...explanationOf(said, Buffer.concat(stderr).toString()) });
    });
  });
}

/**
 * Why npm failed, from what it wrote: with --json it explains itself in JSON, on one stream or the other by version; without it
 * in lines.
 */
export function explanationOf(stdout: string, stderr: string): Pick<NpmAnswer, 'code' | 'summary'> {
  for (const text of [stdout, stderr]) {
    try {
      const { error } = JSON.parse(text.slice(text.indexOf('{'))) as { error?: { code?: string; summary?: string } };
      if (error?.code !== undefined) return { code: error.code, summary: firstLine(error.summary ?? '') };
    } catch {
      // Not JSON: the other stream, or the lines.
    }
  }
  const code = /^npm (?:error|ERR!) code (\S+)$/m.exec(stderr)?.[1] ?? '';
  const line = /^npm (?:error|ERR!) (?!code|errno|syscall|path)(.+)$/m.exec(stderr)?.[1] ?? stderr;
  return { code, summary: firstLine(line) };
}

const firstLine = (text: string): string => text.trim().split('\n')[0]?.slice(0, 300) ?? '';
