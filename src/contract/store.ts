import type { Store } from '../models/store/objects';
import { agree, type Check, holds, refuses, verify } from './contract';

// Groups that nobody else has; the second begins like the first.
const [group, other] = ['contract-of-gmia', 'contract-of-gmia2'];
const bytes = (...values: number[]) => Uint8Array.from(values);

/** Keys of the checks' own groups, in order. */
const keys = (store: Store, prefix = group): string[] =>
  store
    .list(prefix)
    .map(({ key }) => key)
    .sort();

const same = (what: string, is: string[], should: string[]) =>
  holds(`${is}` === `${should}`, () => `${what}: ${is.join(', ') || 'none'}, wanted ${should.join(', ') || 'none'}`);

/** Runs a check on groups that are empty, and leaves them so. */
const check = (name: string, run: (store: Store) => void): Check<Store> => ({
  name,
  run: store => {
    try {
      for (const one of [group, other]) store.delete(`${one}/`);
      run(store);
    } finally {
      for (const one of [group, other]) store.delete(`${one}/`);
    }
  },
});

/** What every `Store` holds to. Objects that are already there are left alone; a log keeps three lines. */
export const storeContract: readonly Check<Store>[] = [
  check('gives back what was put there last, and undefined where nothing was', store => {
    const key = `${group}/a`;
    holds(store.get(key) === undefined, () => 'something, wanted undefined');
    for (const content of [bytes(1, 2), bytes(), bytes(3, 0, 255)]) {
      store.put(key, content);
      agree('the content', store.get(key) ?? [NaN], content);
    }
  }),
  check('keeps content of its own, whatever happens to the bytes that were handed in or out', store => {
    const [key, content] = [`${group}/a`, bytes(1, 2)];
    store.put(key, content);
    content[0] = 9;
    agree('after a change of what was handed in', store.get(key)!, bytes(1, 2));
    store.get(key)![0] = 9;
    agree('after a change of what was handed out', store.get(key)!, bytes(1, 2));
  }),
  check('lists what begins so, with size and date', store => {
    const before = Date.now();
    const all = [`${group}/1`, `${group}/12`, `${other}/1.x`];
    for (const key of all) store.put(key, bytes(1, 2, 3));
    same('list of both groups', keys(store), all);
    same('list of one group', keys(store, `${group}/`), all.slice(0, 2));
    same('list of one name', keys(store, `${group}/12`), [all[1]]);
    same('list of a name that is not there', keys(store, `${group}/2`), []);
    holds(
      all.every(key => keys(store, '').includes(key)),
      () => "list(''): not all there",
    );
    for (const { key, bytes, modified } of store.list(group)) {
      holds(bytes === 3, () => `${key} of ${bytes} bytes, wanted 3`);
      const apart = Math.abs(modified.getTime() - before);
      holds(apart < 60_000, () => `${key} of ${modified.toISOString()}, put there a moment ago`);
    }
  }),
  check('deletes what begins so, and nothing where there is none', store => {
    for (const key of [`${group}/1`, `${group}/12`, `${other}/1`]) store.put(key, bytes(1));
    for (const _ of [1, 2]) store.delete(`${group}/12`);
    same('left after deleting one', keys(store), [`${group}/1`, `${other}/1`]);
    store.delete(`${group}/`);
    same('left after deleting a group', keys(store), [`${other}/1`]);
    store.delete(group);
    same('left after deleting all that begins so', keys(store), []);
    store.put(`${group}/1`, bytes(1));
    same('put there again', keys(store), [`${group}/1`]);
  }),
  check('keeps the lines of its log in order, if it has one', ({ log }) => {
    if (!log) return;
    const lines = ['1', '2', '3'].map(n => `${group} ${n}`);
    for (const line of lines) log.append(line);
    same('the last two lines', log.last(2), lines.slice(1));
    same('the last lines', log.last(1000).slice(-3), lines);
  }),
  check('refuses keys that lead elsewhere, and to delete everything', store => {
    for (const key of ['a', '', 'a/', '/a', '../a', 'a/..', 'a/b/c', 'a/b c', '.a/b', 'a\\b/c']) {
      refuses(`to get "${key}"`, () => store.get(key));
      refuses(`to put "${key}"`, () => store.put(key, bytes(1)));
    }
    for (const prefix of ['', '/', '..', '../a', 'a/../b', 'a//b'])
      refuses(`to delete "${prefix}"`, () => store.delete(prefix));
  }),
];

/**
 * Puts a store of one's own through what all stores hold to, in two groups of their own, which are removed again.
 * @returns the names of the checks
 * @throws ContractError naming all that do not hold
 * @example
 * (await gmia.contract.store(gmia.store.memoryStore())).length; // => 6
 */
export const store = (subject: Store): Promise<string[]> => verify('The store', subject, storeContract);
