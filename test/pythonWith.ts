import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Pythons that may have more than its own library: that of the benchmark's peers, and the machine's. */
const pythons = [join(__dirname, '../.bench-venv/bin/python'), 'python3'];

/** A Python here that has a module; undefined where none has. */
export const pythonWith = (module: string): string | undefined =>
  pythons.find(python => spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0);
