import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The cases of `fixtures/<name>.json` in the folder of a test. */
export const readFixture = <T>(folder: string, name: string): T =>
  JSON.parse(readFileSync(join(folder, 'fixtures', `${name}.json`), 'utf8')).cases;
