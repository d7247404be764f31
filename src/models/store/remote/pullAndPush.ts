import { expected } from '../../../core/check';
import { checkTexts } from '../../../core/checkList';
import { checkOptions, type Names } from '../../../core/checkOptions';
import { defaultStore } from '../inventory';
import { checkPrefix, type Store } from '../objects';
import { openRemote } from './openRemote';
import type { Remote, TransferOptions, Transferred } from './remote';
import { transferNames } from './transferOptions';

export interface ShareOptions extends TransferOptions {
  /** The series to copy, as `gmia.store.list()` shows them. Default: all. */
  series?: string | readonly string[];
  /** Default: the one on disk, `gmia.store.folder()`. */
  store?: Store;
}

const names: Names<ShareOptions> = { ...transferNames, series: true, store: true };

/**
 * Brings trained models of others from a shared store into one's own: what is there is not trained again.
 * @param from "s3://bucket/prefix", the path of a folder, or a `Remote`
 * @throws RangeError for a series that is not there; RemoteError as `Remote.pull` does
 * @example
 * const [mine, shared] = [gmia.store.memoryStore(), gmia.store.memoryStore()];
 * const { mkdtemp } = await import('node:fs/promises');
 * const folder = await mkdtemp(`${(await import('node:os')).tmpdir()}/gmia-shared-`);
 * mine.put('models/1', Uint8Array.of(1, 2, 3));
 * await gmia.store.push(folder, { store: mine });
 * const { objects, bytes } = await gmia.store.pull(folder, { store: shared });
 * [objects, bytes]; // => [1, 3]
 */
export const pull = (from: string | Remote, options: ShareOptions = {}): Promise<Transferred> =>
  share('pull', from, options);

/**
 * Takes one's trained models to a shared store, where others `pull` them.
 * @param to "s3://bucket/prefix", the path of a folder, or a `Remote`
 * @throws RangeError for a series that the store does not have; RemoteError as `Remote.push` does
 * @example
 * const { mkdtemp } = await import('node:fs/promises');
 * const folder = await mkdtemp(`${(await import('node:os')).tmpdir()}/gmia-shared-`);
 * (await gmia.store.push(folder, { store: gmia.store.memoryStore() })).objects; // => 0
 */
export const push = (to: string | Remote, options: ShareOptions = {}): Promise<Transferred> =>
  share('push', to, options);

async function share(way: 'pull' | 'push', where: string | Remote, options: ShareOptions): Promise<Transferred> {
  checkOptions(way, options, names);
  const remote = openRemote(where);
  const { series, store = defaultStore(), ...transfer } = options;
  if (series === undefined) return remote[way]('', store, transfer);
  const result: Transferred = { objects: 0, bytes: 0, there: 0, differing: [] };
  for (const id of checkTexts('series', typeof series === 'string' ? [series] : series)) {
    const { objects, bytes, there, differing } = await remote[way](`${checkPrefix(id)}/`, store, transfer);
    if (objects + there + differing.length === 0)
      way === 'pull'
        ? expected(`a series that is in ${remote.name}`, id, 'Push it from where it was trained, or pull all series.')
        : expected('a series that is in the store', id, 'gmia.store.list() shows them.');
    result.objects += objects;
    result.bytes += bytes;
    result.there += there;
    result.differing.push(...differing);
  }
  return result;
}
