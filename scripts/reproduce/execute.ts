import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { planPrefix, progressPrefix } from '../../src/display/progressDisplay';

const { jupyterEnvironment } = require('../jupyter.js') as {
  jupyterEnvironment(base?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
};

export interface Execution {
  /** What went wrong; undefined when the page is written. */
  error?: string;
  seconds: number;
}

let running: ChildProcess | undefined;
let stopped = false;

/** Ends the notebook that is being executed, its kernel included, and keeps others from starting. */
export function stopExecution(): void {
  stopped = true;
  const child = running;
  if (!child) return;
  child.kill('SIGTERM'); // nbconvert then ends its kernel
  setTimeout(() => child.kill('SIGKILL'), 5000).unref(); // without nbconvert, the kernel ends by itself
}

export const isStopped = (): boolean => stopped;

/**
 * Executes a notebook with nbconvert and writes it, with its outputs, as an HTML page without scripts from outside.
 * @param listener gets the lines of long trainings: what is planned, and how far it is
 */
export async function execute(
  python: string,
  file: string,
  page: { folder: string; name: string },
  variables: Record<string, string>,
  listener: { plan(line: string): void; progress(line: string): void },
): Promise<Execution> {
  const start = performance.now();
  const child = (running = spawn(
    python,
    [
      '-m',
      'jupyter',
      'nbconvert',
      '--to',
      'html',
      '--execute',
      '--ExecutePreprocessor.timeout=-1',
      // By default nbconvert drops what it has not read 4 s after a cell's end: a slow machine then loses printed
      // lines.
      '--ExecutePreprocessor.iopub_timeout=600',
      '--ExecutePreprocessor.kernel_name=gmia',
      '--HTMLExporter.mathjax_url=',
      '--HTMLExporter.require_js_url=',
      '--output-dir',
      page.folder,
      '--output',
      page.name,
      file,
    ],
    { env: jupyterEnvironment({ ...process.env, ...variables }), stdio: ['ignore', 'ignore', 'pipe'] },
  ));
  const said: string[] = [];
  const lines = createInterface({ input: child.stderr });
  lines.on('line', line => {
    if (line.startsWith(progressPrefix)) listener.progress(line.slice(progressPrefix.length));
    else if (line.startsWith(planPrefix)) listener.plan(line.slice(planPrefix.length));
    else said.push(stripVTControlCharacters(line));
  });
  const ended = await new Promise<string | undefined>(resolve => {
    child.on('error', error => resolve(error.message));
    child.on('close', (code, signal) =>
      resolve(code === 0 ? undefined : `nbconvert ended with ${signal ?? `code ${code}`}`),
    );
  });
  running = undefined;
  const seconds = (performance.now() - start) / 1000;
  return ended === undefined ? { seconds } : { seconds, error: errorText(said) || ended };
}

/** Of all that nbconvert says, what went wrong in the notebook; where that is not found, its last lines. */
function errorText(said: string[]): string {
  const from = said.map(line => line.includes('CellExecutionError')).lastIndexOf(true);
  const own = said.filter((line, i) => i > from && !line.startsWith('[NbConvertApp]'));
  return own
    .slice(from < 0 ? -15 : 0)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
