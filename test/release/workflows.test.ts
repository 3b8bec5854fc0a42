import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Consumer, makeConsumer } from '../support/consumer.js';
import { packageRoot } from '../support/package-copy.js';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
  readonly env?: Record<string, string>;
}
interface Job {
  readonly permissions?: Record<string, string>;
  readonly strategy?: { readonly matrix: { readonly node: number[] } };
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions: Record<string, string>;
  readonly jobs: Record<string, Job>;
}

const folder = join(packageRoot, '.github/workflows');
const names = readdirSync(folder);
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const workflow = (name: string) => parse(text(name)) as Workflow;
const steps = (name: string) => Object.values(workflow(name).jobs).flatMap((job) => job.steps);
const { engines } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  engines: { node: string };
};

describe.each(names)('%s', (name) => {
  it('pins every action by major or hash', () => {
    for (const { uses } of steps(name))
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/);
  });

  it('may do nothing by default but read', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow(name).permissions);
  });

  it('keeps no token, and names no registry', () => {
    expect(text(name)).not.toMatch(
      /secrets\.|_authToken|NODE_AUTH_TOKEN|NPM_TOKEN|registry-url|https?:\/\/(?!x-access-token|\})/,
    );
  });

  it('puts nothing from outside into a script: only the environment goes in', () => {
    for (const { run } of steps(name)) expect(run ?? '').not.toContain('${{');
  });

  it('runs only scripts that parse', () => {
    for (const { run } of steps(name)) {
      if (run === undefined) continue;
      const { status, stderr } = spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    }
  });
});

describe('ci', () => {
  const { jobs, permissions } = workflow('ci.yml');
  it('only reads, in every job', () => {
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) expect(job.permissions).toBeUndefined();
  });

  it('tests on every Node that is supported', () => {
    expect(jobs.test?.strategy?.matrix.node).toEqual([20, 22, 24]);
    expect(engines.node).toMatch(/^>=20\./);
  });
});

describe('the diff of a pull request', () => {
  let consumer: Consumer;
  const dist = 'node_modules/@serviceai/api-spec';
  const at = (path: string) => join(consumer.root, path);
  /** Runs a step as Actions does, in a clone with one commit more than BASE, which has the release before. */
  const step = (name: string) => {
    const { run = '' } = workflow('ci.yml').jobs.diff?.steps.find((one) => one.name === name) ?? {};
    const env = { ...process.env, BASE: 'HEAD', GITHUB_STEP_SUMMARY: at('summary.md') };
    const options = { cwd: consumer.root, env, input: run, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail'], options);
    expect([status, stderr]).toEqual([0, '']);
    return stdout;
  };

  beforeAll(() => {
    consumer = makeConsumer();
    symlinkSync(join(dist, 'dist'), at('dist'));
    const git = (...args: string[]) => execFileSync('git', args, { cwd: consumer.root });
    const document = readFileSync(at(`${dist}/openapi.yaml`), 'utf8');
    writeFileSync(at('openapi.yaml'), document);
    git('init', '--quiet');
    git('add', 'openapi.yaml');
    git('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '--quiet', '--message', 'Base');
    const broken = document.replace(/^ +- number\n(?= +- title\n)/gm, '');
    expect(broken).not.toBe(document);
    writeFileSync(at('openapi.yaml'), broken);
  });
  afterAll(() => consumer.remove());

  it('is shown as annotations on the lines of the document', () => {
    expect(step('Annotations')).toMatch(/^::error file=openapi\.yaml,line=\d+,title=Breaks on the wire%3A .*`number`/m);
  });

  it('is the summary of the job', () => {
    expect(step('Summary')).toBe('');
    expect(readFileSync(at('summary.md'), 'utf8')).toMatch(/^#+ .*[\s\S]*`number`/);
  });
});

describe('release', () => {
  const { jobs } = workflow('release.yml');
  const repository = ['$', '{{ github.server_url }}/$', '{{ github.repository }}'].join('');

  it('says which repository publishes when it writes the version that is published', () => {
    const version = jobs.version?.steps.find(({ uses }) => uses?.startsWith('changesets/action@'));
    expect(version?.with?.version).toBe('npm run release:version');
    expect(version?.env?.RELEASE_REPOSITORY).toBe(repository);
  });

  it('gives the identity of the workflow to the job that publishes, and to no other', () => {
    const holders = Object.entries(jobs).filter(([, job]) => job.permissions?.['id-token'] === 'write');
    expect(holders.map(([name]) => name)).toEqual(['publish']);
    expect(jobs.version?.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
    expect(jobs.publish?.permissions).toEqual({ contents: 'write', 'id-token': 'write' });
  });

  it('publishes by the documented command, with provenance, to the registry of the repository', () => {
    const publish = jobs.publish?.steps.find(({ run }) => run === 'npm run release:publish');
    expect(publish?.env).toEqual({
      npm_config_registry: ['$', '{{ vars.NPM_REGISTRY }}'].join(''),
      npm_config_provenance: 'true',
      RELEASE_REPOSITORY: repository,
    });
    expect(jobs.publish?.steps.flatMap((step) => (step.uses?.startsWith('changesets') ? [step] : []))).toEqual([]);
  });
});
