import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expected } from './check';

/**
 * The absolute path of a folder; `~` is the user's home, which a shell puts in its place and a settings file does not.
 * @throws RangeError for the `~` of another user
 */
export function resolveFolder(name: string, path: string): string {
  const [, user, rest] = /^~([^/\\]*)[/\\]?(.*)$/s.exec(path) ?? [];
  if (user === undefined) return resolve(path);
  if (user !== '')
    expected(`${name} to be a path`, path, 'Write out the home of another user; ./~ is a folder named ~.');
  return join(homedir(), rest);
}
