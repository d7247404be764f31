import { type Again, again } from './again';
import type { Depot } from './depot';
import { fitting } from './fitting';
import type { Remote } from './remote';
import { transfer } from './transfer';
import { checkTransfer } from './transferOptions';
import { besideOthers, inOneList } from './warningFiles';

/**
 * A remote whose objects are in a depot.
 * @param open is called for each transfer, and reads what it needs of the environment then
 */
export const remoteOn = (name: string, open: (again: Again) => Depot): Remote => ({
  name,
  pull: async (prefix, into, options) => {
    const { retries, pause, concurrency, ...work } = checkTransfer('pull', prefix, into, options);
    const from = open(again(retries, pause));
    const advice = 'Remove it there, and push it again from a store that has it.';
    const way = { from, to: into, fits: fitting(into), warnings: inOneList, advice };
    return transfer({ ...way, label: `pull from ${name}`, prefix, concurrency }, work);
  },
  push: async (prefix, from, options) => {
    const { retries, pause, concurrency, ...work } = checkTransfer('push', prefix, from, options);
    const to = open(again(retries, pause));
    const advice = 'A model is trained again when it is used next: push it then.';
    const way = { from, to, fits: () => true, warnings: besideOthers, advice };
    return transfer({ ...way, label: `push to ${name}`, prefix, concurrency }, work);
  },
});
