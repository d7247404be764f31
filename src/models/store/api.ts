// Where trained models are kept, and what is there: gmia.store.list(), gmia.store.explain(references), ...
import { minuteOf } from '../../core/format';
import { bytesText } from './bytes';
import { inventory } from './inventory';

export { type Explanation, explain } from './explain';
export { storeFolder as folder } from './folder';
export { folderStore } from './folderStore';
export { memoryStore } from './memoryStore';
export type { Store, StoredObject, StoreLog } from './objects';
export { folderRemote } from './remote/folderRemote';
export type { Remote, TransferOptions, Transferred } from './remote/remote';
export { RemoteError } from './remote/remoteError';
export { type S3Options, s3Remote } from './remote/s3/s3Remote';
export { pull, push, type ShareOptions } from './remote/pullAndPush';
export { log, type TrainingEntry } from './trainingLog';

/** A row for each ensemble in the store, which the table calls a series, the last used first. */
export const list = () =>
  inventory().map(({ id, name, settings, models, bytes, used }) => ({
    series: id,
    data: name,
    kind: settings.kind ?? null,
    models,
    size: bytesText(bytes),
    used: minuteOf(used),
  }));
