import { readdirSync } from 'node:fs';
import { AbortError } from 'p-retry';
import { checkText } from '../../../core/check';
import { resolveFolder } from '../../../core/resolveFolder';
import { folderStore } from '../folderStore';
import { removeLeftovers } from '../leftovers';
import type { Again } from './again';
import type { Depot } from './depot';
import type { Remote } from './remote';
import { RemoteError } from './remoteError';
import { remoteOn } from './remoteOn';

/** What a file system over a network says that may pass. */
const passing = new Set(['EAGAIN', 'EBUSY', 'EIO', 'ESTALE', 'ETIMEDOUT']);

/**
 * A folder that several machines share, such as on NFS, as a remote. Objects lie in it as in a store on disk, so that
 * the folder of a store is one; each file is written under another name, brought to the disk, and renamed.
 * @param folder has to be there: one that is not may be a disk that is not mounted
 * @throws RangeError for what is no path; `pull` and `push` throw a RemoteError where there is no such folder
 * @example
 * const remote = gmia.store.folderRemote('/mnt/shared/models');
 * remote.name; // => '/mnt/shared/models'
 */
export function folderRemote(folder: string): Remote {
  const path = resolveFolder('the folder of a remote', checkText('folder', folder));
  const store = folderStore(path);
  const open = (again: Again): Depot => {
    mustBeThere(path);
    return {
      list: (prefix, signal) => again(() => patient(() => store.list(prefix)), signal),
      get: (key, signal) => again(() => patient(() => store.get(key)), signal),
      put: (key, content, signal) => again(() => patient(() => store.put(key, content)), signal),
    };
  };
  const remote = remoteOn(path, open);
  return {
    ...remote,
    push: async (prefix, from, options) => {
      const result = await remote.push(prefix, from, options);
      const groups = new Set(store.list(prefix).map(({ key }) => key.split('/')[0]));
      for (const group of groups) removeLeftovers(store, group);
      return result;
    },
  };
}

function mustBeThere(path: string): void {
  try {
    readdirSync(path);
  } catch (error) {
    const { message } = error as Error;
    throw new RemoteError(`The folder ${path} cannot be read (${message}). Make it, or mount the disk that it is on.`);
  }
}

/** What does not pass is not to be tried again. */
function patient<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw passing.has((error as NodeJS.ErrnoException).code ?? '') ? error : new AbortError(error as Error);
  }
}
