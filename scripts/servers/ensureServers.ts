import { join } from 'node:path';
import { ensurePackages, programsOf } from '../ensurePackages';

const VENV = '.servers-venv';

/** Where their programs are. */
export const serverPrograms = programsOf(VENV);

/** Installs the servers of the tests on first need. @returns their Python @throws Error that says what to do */
export const ensureServers = (): string =>
  ensurePackages(
    'servers for tests',
    VENV,
    join(__dirname, 'requirements.txt'),
    'They need Python 3.11 or 3.12 and a package index',
  );
