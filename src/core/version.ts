import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of gmia, from package.json. */
export const version: string = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')).version;
