import { randomUUID } from 'node:crypto';
import { sha256 } from '../../core/sha256';
import { keyLength } from '../asked/questions';
import { settingsFile } from '../store/folder';
import { removeLeftovers } from '../store/leftovers';
import type { Store } from '../store/objects';
import { fingerprintOf, type Settings, settingsText } from '../store/settings';
import { decodeTensors, encodeTensors } from '../store/tensors';

/** Answers that came together. */
export interface Answered {
  keys: readonly string[];
  /** `[keys × width]` */
  values: Float64Array;
  /** Which model answered, where the server said so. */
  version?: string;
}

/** So many objects of a model are put together into one. */
const MOST_OBJECTS = 32;
const words = keyLength / 8;

/**
 * The answers of one server in a store: an object for each request, whole or not there, so that nothing that arrived is
 * lost. Their group is none of an ensemble: the limit of the store removes no answers, which may have cost money.
 */
export class AnswerLog {
  /** What was wrong with objects that could not be used. */
  readonly warnings: string[] = [];
  /** The group of its objects. */
  readonly group: string;
  private readonly fingerprint: string;
  /** Whether the settings are there, for readers. */
  private described = false;

  /** @param settings all that answers depend on, without keys */
  constructor(
    private readonly store: Store,
    private readonly settings: Settings,
  ) {
    this.fingerprint = fingerprintOf(settings);
    this.group = `answers-${this.fingerprint.slice(0, 20)}`;
    removeLeftovers(store, this.group);
  }

  /** All that is kept of a model, by its identity; put together where it has come to many objects. */
  load(model: string): Answered[] {
    for (;;) {
      const keys = this.store
        .list(`${this.group}/${idOf(model)}.`)
        .map(({ key }) => key)
        .sort();
      const found = keys.map(key => this.read(key, model));
      // Another process has just put objects together: they are in one that was not listed.
      if (found.includes('gone')) continue;
      const answered = found.filter((one): one is Answered => typeof one === 'object');
      if (keys.length > MOST_OBJECTS && answered.length === keys.length) this.join(model, answered, keys);
      return answered;
    }
  }

  /** Puts answers there, at once. */
  save(model: string, { keys, values, version = '' }: Answered): void {
    if (!this.described) this.store.put(`${this.group}/${settingsFile}`, Buffer.from(settingsText(this.settings)));
    this.described = true;
    const width = values.length / keys.length;
    const rows = new Int32Array(keys.length * words);
    keys.forEach((key, i) => {
      const bytes = Buffer.from(key, 'hex');
      for (let w = 0; w < words; w++) rows[i * words + w] = bytes.readInt32LE(4 * w);
    });
    const tensors = {
      keys: { shape: [keys.length, words], values: rows },
      values: { shape: [keys.length, width], values },
    };
    const { content } = encodeTensors(tensors, { ...this.owner(model), version });
    this.store.put(`${this.group}/${idOf(model)}.${randomUUID()}.safetensors`, content);
  }

  /** Removes everything. */
  clear(): void {
    this.store.delete(`${this.group}/`);
    this.described = false;
  }

  /** Objects of one version become one; a process that is killed meanwhile leaves answers twice, and none out. */
  private join(model: string, answered: Answered[], objects: string[]): void {
    for (const version of new Set(answered.map(one => one.version))) {
      const own = answered.filter(one => one.version === version);
      const values = Float64Array.from(own.flatMap(one => Array.from(one.values)));
      this.save(model, { keys: own.flatMap(one => one.keys), values, version });
    }
    for (const key of objects) this.store.delete(key);
  }

  private read(key: string, model: string): Answered | 'gone' | undefined {
    const content = this.store.get(key);
    if (!content) return 'gone';
    try {
      const { tensors, metadata } = decodeTensors(content, this.owner(model));
      const rows = Buffer.from(Int32Array.from(tensors.keys.values).buffer).toString('hex');
      const keys = Array.from({ length: rows.length / keyLength }, (_, i) =>
        rows.slice(i * keyLength, (i + 1) * keyLength),
      );
      return { keys, values: Float64Array.from(tensors.values.values), version: metadata.version || undefined };
    } catch (error) {
      this.warnings.push(`Kept answers in ${key} were not usable (${(error as Error).message}); they are asked again.`);
      return undefined;
    }
  }

  private owner = (model: string) => ({ fingerprint: this.fingerprint, model: idOf(model) });
}

const idOf = (model: string): string => sha256(model).slice(0, 16);
