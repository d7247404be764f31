import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The cases of `<folder of test>/fixtures/<name>.json`. */
export const readFixture = <T>(folder: string, name: string): T =>
  JSON.parse(readFileSync(join(__dirname, folder, 'fixtures', `${name}.json`), 'utf8')).cases;
