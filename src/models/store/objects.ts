import { checkFields, checkFunction, expected } from '../../core/check';

/** An object in a store, without its content. */
export interface StoredObject {
  /** "group/name": for models the name of their ensemble, and of the file. */
  key: string;
  bytes: number;
  /** When it was last put there. */
  modified: Date;
}

/**
 * Where finished work is kept: whole objects under keys of the form "group/name", read and written at once, so that a
 * process that is killed leaves each object whole or not there. `folderStore` keeps them on disk, `memoryStore` in this
 * process; a user may write another.
 */
export interface Store {
  /** The folder on disk, where there is one. */
  readonly path?: string;
  /** The content; undefined where there is no such object. @throws Error when it is there and cannot be read */
  get(key: string): Uint8Array | undefined;
  /** Puts an object in the place of the one that was there. */
  put(key: string, content: Uint8Array): void;
  /** All objects whose keys begin so, in no particular order; '' lists all. */
  list(prefix: string): StoredObject[];
  /** Removes all objects whose keys begin so; nothing happens where there is none. */
  delete(prefix: string): void;
  /** Lines about what was done, beside the objects. Default: there are none. */
  readonly log?: StoreLog;
}

/** Lines of text that are only added to, by several processes at once. */
export interface StoreLog {
  append(line: string): void;
  /** At most so many, the newest last. */
  last(most: number): string[];
}

const part = '[\\w-][\\w.-]*';
const whole = new RegExp(`^${part}/${part}$`);
const beginning = new RegExp(`^${part}(/(${part})?)?$`);

/** Whether it is a group and a name of letters, digits, `_`, `-` and `.`, neither of which begins with a `.`. */
export const isKey = (key: string): boolean => typeof key === 'string' && whole.test(key);

/** @throws RangeError unless `isKey` */
export function checkKey(key: string): string {
  if (!isKey(key)) expected('a key such as "group/name" of letters, digits, "_", "-" and "."', key);
  return key;
}

/** @throws RangeError unless keys can begin so; nothing at all, which would mean everything, is refused */
export function checkPrefix(prefix: string): string {
  if (typeof prefix !== 'string' || !beginning.test(prefix))
    expected('a group, or the beginning of a key', prefix, 'Name a group: "group/".');
  return prefix;
}

/** @throws RangeError for what is no bytes */
export const checkContent = (content: Uint8Array): Uint8Array =>
  content instanceof Uint8Array ? content : expected('content to be a Uint8Array', content);

/** What is handed in as a store. @throws RangeError unless it has the methods of one */
export function checkStore(store: Store): Store {
  const missing = (['get', 'put', 'list', 'delete'] as const).find(name => typeof store?.[name] !== 'function');
  if (missing) expected('store to be true, false or a Store', `one without ${missing}()`, 'See folderStore(path).');
  const { log } = store;
  if (log !== undefined) {
    checkFields('store.log', log, 'a log', ['append', 'last']);
    checkFunction('store.log.append', log.append);
    checkFunction('store.log.last', log.last);
  }
  return store;
}
