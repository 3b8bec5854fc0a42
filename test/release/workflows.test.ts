import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../support/package-copy.js';

interface Step {
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

describe('release', () => {
  const { jobs } = workflow('release.yml');
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
    });
    expect(jobs.publish?.steps.flatMap((step) => (step.uses?.startsWith('changesets') ? [step] : []))).toEqual([]);
  });
});
