import { join } from 'node:path';
import type { Peer } from './cases';
import { type Answer, Process } from './process';

export interface Timing extends Answer {
  seconds: number;
  /** MB. */
  memory: number;
}

/** Processes that do one case's work together, and how they are asked to. */
export class Contestant {
  request: object = {};

  constructor(private readonly processes: Process[]) {}

  ready(): Promise<Answer[]> {
    return Promise.all(this.processes.map(one => one.answer()));
  }

  /** One timed run: as long as its slowest process, as much memory as all of them. */
  async run(request = this.request): Promise<Timing> {
    const parts = this.processes.length;
    const answers = await Promise.all(
      this.processes.map((one, part) => one.ask(parts > 1 ? { ...request, part, parts } : request)),
    );
    const numbers = (key: string) => answers.map(answer => answer[key] as number);
    return {
      ...answers[0],
      seconds: Math.max(...numbers('seconds')),
      memory: numbers('memory').reduce((a, b) => a + b),
    };
  }

  /**
   * Settles on the fastest way: each is run once to warm up (JAX compiles then), and where there is a choice twice
   * more.
   */
  async choose(ways: object[]): Promise<void> {
    let best = Infinity;
    for (const way of ways) {
      await this.run(way);
      const tries = ways.length > 1 ? [await this.run(way), await this.run(way)] : [];
      const least = Math.min(...tries.map(({ seconds }) => seconds), Number.MAX_VALUE);
      if (least < best) [best, this.request] = [least, way];
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.processes.map(one => one.end()));
  }
}

// glibc reads these when a process starts; notebooks run with them.
const { env: kernelEnvironment } = require('../jupyter/kernels/gmia/kernel.json') as { env: NodeJS.ProcessEnv };

/** gmia itself, in a process of its own as in a notebook. It leaves the data for peers in `folder`. */
export const ours = (name: string, folder: string, quick: boolean): Contestant =>
  new Contestant([
    new Process(
      'gmia',
      process.execPath,
      ['--import=tsx', join(__dirname, 'worker.ts'), name, folder, quick ? 'quick' : 'full'],
      { ...process.env, ...kernelEnvironment },
    ),
  ]);

export const peer = (python: string, { name, script, cores = 1 }: Peer, folder: string): Contestant =>
  new Contestant(
    Array.from(
      { length: cores },
      (_, core) =>
        new Process(name, python, [
          '-B',
          join(__dirname, 'peers', script),
          folder,
          ...(cores > 1 ? [String(core)] : []),
        ]),
    ),
  ); // -B: leaves no files
