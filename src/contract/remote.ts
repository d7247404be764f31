import { randomUUID } from 'node:crypto';
import { memoryStore } from '../models/store/memoryStore';
import type { Store } from '../models/store/objects';
import type { Remote } from '../models/store/remote/remote';
import { encodeTensors } from '../models/store/tensors';
import { agree, type Check, holds, verify } from './contract';

// A remote removes nothing: names are new for each check.
const group = 'contract-of-gmia';
const fresh = () => `${group}/${randomUUID().slice(0, 8)}`;
const bytes = (...values: number[]) => Uint8Array.from(values);

function storeOf(objects: Record<string, Uint8Array>): Store {
  const store = memoryStore();
  for (const [key, content] of Object.entries(objects)) store.put(key, content);
  return store;
}

function same(store: Store, objects: Record<string, Uint8Array>): void {
  for (const [key, content] of Object.entries(objects)) agree(key, store.get(key) ?? [NaN], content);
  const [is, should] = [store.list('').length, Object.keys(objects).length];
  holds(is === should, () => `${is} objects, wanted ${should}`);
}

const counts = (what: string, is: unknown[], should: unknown[]) =>
  holds(`${is}` === `${should}`, () => `${what}: ${is}, wanted ${should}`);

async function fails(what: string, work: Promise<unknown>, right: (error: Error) => boolean): Promise<void> {
  const error = await work.then(
    () => undefined,
    error => error as Error,
  );
  holds(
    error !== undefined && right(error),
    () => `${what}: ${error ? `${error.name}: ${error.message}` : 'accepted'}`,
  );
}

/** What every `Remote` holds to. Objects that are already there are left alone; some small ones stay behind. */
export const remoteContract: readonly Check<Remote>[] = [
  {
    name: 'has a name, gives back what was taken there, and counts it',
    run: async remote => {
      holds(typeof remote.name === 'string' && remote.name !== '', () => `name ${remote.name}`);
      const one = fresh();
      const large = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
      const objects = { [`${one}.a`]: bytes(1, 0, 255), [`${one}.b`]: bytes(), [`${one}.c`]: large };
      const taken = await remote.push(one, storeOf(objects));
      counts('taken there', [taken.objects, taken.bytes, taken.there, taken.differing.length], [3, 100_003, 0, 0]);
      const store = memoryStore();
      const brought = await remote.pull(one, store);
      counts('brought', [brought.objects, brought.bytes, brought.there, brought.differing.length], [3, 100_003, 0, 0]);
      same(store, objects);
    },
  },
  {
    name: 'copies nothing twice, and what is missing only',
    run: async remote => {
      const one = fresh();
      const store = storeOf({ [`${one}.a`]: bytes(1), [`${one}.b`]: bytes(2) });
      await remote.push(`${one}.a`, store);
      for (const [objects, there] of [
        [1, 1],
        [0, 2],
      ]) {
        const taken = await remote.push(one, store);
        counts('taken and there', [taken.objects, taken.there], [objects, there]);
      }
      const brought = await remote.pull(one, store);
      counts('brought and there', [brought.objects, brought.there], [0, 2]);
    },
  },
  {
    name: 'copies what begins with the prefix, and finds nothing where there is nothing',
    run: async remote => {
      const [one, other] = [fresh(), fresh()];
      const objects = { [`${one}.a`]: bytes(1), [`${other}.a`]: bytes(2) };
      await remote.push(`${group}/`, storeOf(objects));
      const store = memoryStore();
      await remote.pull(one, store);
      same(store, { [`${one}.a`]: bytes(1) });
      const nothing = await remote.pull(`${fresh()}`, store);
      counts('brought', [nothing.objects, nothing.there], [0, 0]);
    },
  },
  {
    name: 'leaves what is there as it is, on both sides, and names it',
    run: async remote => {
      const key = `${fresh()}.a`;
      await remote.push(key, storeOf({ [key]: bytes(1) }));
      const mine = storeOf({ [key]: bytes(2, 2) });
      for (const way of ['push', 'pull'] as const) counts(way, (await remote[way](key, mine)).differing, [key]);
      same(mine, { [key]: bytes(2, 2) });
      const store = memoryStore();
      await remote.pull(key, store);
      same(store, { [key]: bytes(1) });
    },
  },
  {
    name: 'keeps the whole object of one of two that are taken there at once',
    run: async remote => {
      const key = `${fresh()}.a`;
      const both = [1, 2].map(value => new Uint8Array(50_000).fill(value));
      await Promise.all(both.map(content => remote.push(key, storeOf({ [key]: content }))));
      const store = memoryStore();
      await remote.pull(key, store);
      const [found] = store.get(key) ?? [NaN];
      agree('the content', store.get(key) ?? [], both[found === 1 ? 0 : 1]);
    },
  },
  {
    name: 'keeps the warnings of all, each once',
    run: async remote => {
      const key = `${group}/warnings.json`;
      const texts = [1, 2].map(() => `Of the contract: ${randomUUID()}`);
      const stores = texts.map(text => storeOf({ [key]: Buffer.from(JSON.stringify([text])) }));
      await Promise.all(stores.map(store => remote.push(`${group}/`, store)));
      for (const store of [...stores, ...stores, memoryStore()]) {
        await remote.pull(`${group}/w`, store);
        const found = JSON.parse(Buffer.from(store.get(key) ?? bytes()).toString()) as string[];
        counts(
          'of both',
          texts.map(text => found.filter(one => one === text).length),
          [1, 1],
        );
      }
    },
  },
  {
    name: 'leaves out what is damaged, says so, and copies the rest',
    run: async remote => {
      const one = fresh();
      const { content } = encodeTensors({ a: { shape: [3], values: Float32Array.of(1, 2, 3) } }, {});
      const damaged = Uint8Array.from(content);
      damaged[damaged.length - 1] ^= 1;
      const whole = { [`${one}.b.safetensors`]: content, [`${one}.c`]: bytes(1) };
      const work = remote.push(one, storeOf({ [`${one}.a.safetensors`]: damaged, ...whole }));
      await fails('a damaged object', work, ({ message }) => message.includes(`${one}.a.safetensors`));
      const store = memoryStore();
      await remote.pull(one, store);
      same(store, whole);
    },
  },
  {
    name: 'stops at a signal, and goes on when it is called again',
    run: async remote => {
      const one = fresh();
      const objects = { [`${one}.a`]: bytes(1), [`${one}.b`]: bytes(2) };
      const signal = AbortSignal.abort(new Error('stopped by the check'));
      const stopped = (error: Error) => error.name === 'InterruptedError';
      await fails('a push that is stopped', remote.push(one, storeOf(objects), { signal }), stopped);
      const store = memoryStore();
      counts('brought', [(await remote.pull(one, store)).objects], [0]);
      await remote.push(one, storeOf(objects));
      await fails('a pull that is stopped', remote.pull(one, store, { signal }), stopped);
      same(store, {});
      await remote.pull(one, store);
      same(store, objects);
    },
  },
  {
    name: 'refuses prefixes that lead elsewhere',
    run: async remote => {
      const wrong = (error: Error) => error instanceof RangeError;
      for (const prefix of ['/', '..', '../a', 'a/../b', 'a//b']) {
        await fails(`to pull "${prefix}"`, remote.pull(prefix, memoryStore()), wrong);
        await fails(`to push "${prefix}"`, remote.push(prefix, memoryStore()), wrong);
      }
    },
  },
];

/**
 * Puts a remote of one's own through what all remotes hold to. Since a remote removes nothing, some small objects stay
 * behind in its group "contract-of-gmia".
 * @returns the names of the checks
 * @throws ContractError naming all that do not hold
 * @example
 * const { mkdtemp } = await import('node:fs/promises');
 * const folder = await mkdtemp(`${(await import('node:os')).tmpdir()}/gmia-shared-`);
 * (await gmia.contract.remote(gmia.store.folderRemote(folder))).length; // => 9
 */
export const remote = (subject: Remote): Promise<string[]> => verify('The remote', subject, remoteContract);
