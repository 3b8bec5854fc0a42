/** A server under test: a process of its own in its consumer's folder, with a recorder in front. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { type Recorder, startRecorder } from './recorder.js';

/** A running server. */
export interface ServerProcess {
  /** Where clients find it: the recorder's address. */
  readonly recorder: Recorder;
  /** Moves its clock ahead. */
  advance(ms: number): Promise<void>;
  /** Breaks these neighbours, and mends all others: `record`, `knowledge`, `workflowStages`, `voice`. */
  breakdown(...names: string[]): Promise<void>;
  stop(): void;
}

/** Starts a script of the consumer with its world in the environment. */
export async function startServer(root: string, script: string, world: object): Promise<ServerProcess> {
  const env = { PATH: process.env.PATH, WORLD: JSON.stringify(world) };
  const child = fork(join(root, script), { cwd: root, env, execArgv: [] });
  const { port } = (await next(child)) as { port: number };
  const recorder = await startRecorder(port);
  const tell = async (message: object) => {
    child.send(message);
    await next(child);
  };
  return {
    recorder,
    advance: (ms) => tell({ advance: ms }),
    breakdown: (...broken) => tell({ broken }),
    stop() {
      recorder.stop();
      child.kill();
    },
  };
}

function next(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}
