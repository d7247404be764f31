import { checkCount, checkNumber } from '../../../core/check';
import { checkOptions, type Names } from '../../../core/checkOptions';
import { workNames, workOptions } from '../../../core/progress';
import { checkPrefix, checkStore, type Store } from '../objects';
import type { TransferOptions } from './remote';

export const transferNames: Names<TransferOptions> = { ...workNames, concurrency: true, retries: true, pause: true };

/** Checks what `pull` and `push` are given, and puts the defaults in. @throws RangeError */
export function checkTransfer(of: string, prefix: string, store: Store, options: TransferOptions = {}) {
  if (prefix !== '') checkPrefix(prefix);
  checkStore(store);
  checkOptions(of, options, transferNames);
  const { concurrency = 8, retries = 8, pause = 0.2 } = options;
  return {
    ...workOptions(options),
    concurrency: checkCount('concurrency', concurrency, 1, 1000),
    retries: checkCount('retries', retries, 0, 1000),
    pause: checkNumber('pause', pause, 0, 3600),
  };
}
