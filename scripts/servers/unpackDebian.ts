import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/command/root';

/** Something that cannot be had on this machine: a test that needs it is skipped, and says why. */
export class Unavailable extends Error {}

/**
 * Unpacks packages of Debian on first need into a folder of the project; nothing is installed, none of their scripts
 * run. apt compares checksums.
 * @returns the folder that holds usr/ and the like
 * @throws Unavailable where apt or its registry cannot be reached
 */
export function unpackDebian(folder: string, packages: readonly string[]): string {
  const place = join(root, folder);
  const stamp = join(place, 'packages');
  const wanted = packages.join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return place;
  process.stderr.write(`gmia: unpacking ${packages.join(', ')} into ${folder} ...\n`);
  const partial = `${place}.partial`;
  for (const old of [place, partial]) rmSync(old, { recursive: true, force: true });
  mkdirSync(partial);
  download(packages, partial);
  for (const file of readdirSync(partial).filter(name => name.endsWith('.deb'))) {
    run('dpkg', ['-x', file, '.'], partial);
    rmSync(join(partial, file));
  }
  writeFileSync(join(partial, 'packages'), wanted);
  renameSync(partial, place);
  return place;
}

function download(packages: readonly string[], folder: string): void {
  const { username } = userInfo(); // apt's own user may not write into the folder
  const args = ['download', '-qq', '-o', `APT::Sandbox::User=${username}`, ...packages];
  try {
    run('apt-get', args, folder);
  } catch (error) {
    if (userInfo().uid !== 0) throw error;
    run('apt-get', ['update', '-qq'], folder); // its lists are missing, or of packages that are gone
    run('apt-get', args, folder);
  }
}

function run(program: string, args: string[], cwd: string): void {
  const { error, status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (!error && status === 0) return;
  const why = error?.message ?? stderr.trim().split('\n').slice(-3).join('\n  ');
  throw new Unavailable(`Expected ${program} ${args[0]} to work, got: ${why}`);
}
