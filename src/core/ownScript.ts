import { extname } from 'node:path';

/**
 * A script of ours for a process or thread of its own, and the arguments that Node needs for it. Where the sources
 * themselves run (by tsx, in the tests), it has to be taught TypeScript anew.
 * @param path without its extension
 */
export function ownScript(path: string): { script: string; execArgv: string[] } {
  const extension = extname(__filename);
  return { script: `${path}${extension}`, execArgv: extension === '.ts' ? ['--require', 'tsx/cjs'] : [] };
}
