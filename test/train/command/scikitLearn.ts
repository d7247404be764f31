import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** The Python of an environment with scikit-learn, `.servers-venv`, which is made on first need. */
export function pythonWithScikitLearn(): string {
  const environment = join(root, '.servers-venv');
  const python = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (!existsSync(python)) run('python3', '-m', 'venv', environment);
  run(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'scikit-learn==1.9.1');
  return python;
}
