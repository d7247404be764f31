import { join } from 'node:path';
import { ensurePackages } from '../scripts/ensurePackages';

/**
 * Installs the peers on first need, and returns their Python.
 * @throws Error that says what to do
 */
export const ensurePeers = (): string =>
  ensurePackages(
    'JAX, Keras, NumPy and SciPy',
    '.bench-venv',
    join(__dirname, 'peers', 'requirements.txt'),
    'They need Python 3.11 or later and a package index',
  );
