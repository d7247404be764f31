import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ensembleId, settingsFile } from './folder';
import { removeLeftovers } from './leftovers';
import type { Store } from './objects';
import { fingerprintOf, type Settings, settingsText } from './settings';
import { decodeTensors, encodeTensors, type Tensors } from './tensors';

/**
 * Finished models of one ensemble in a store, and what they gave out on some records: safetensors files, each whole or
 * not at all. Several processes may work on one ensemble.
 */
export class Checkpoints {
  /** The group of its objects in the store: the beginning of the fingerprint of its settings. */
  readonly id: string;
  /** What is kept about its models, and what was wrong with files that could not be used. */
  readonly warnings: string[];
  private readonly fingerprint: string;
  /** Checksums of the models that were loaded or saved: their logits belong to these weights only. */
  private readonly checksums = new Map<number, string>();

  /**
   * Opens (and makes) an ensemble.
   * @param name of the data set, for readers; it decides nothing
   */
  constructor(
    readonly store: Store,
    readonly settings: Settings,
    readonly name = '',
  ) {
    this.fingerprint = fingerprintOf(settings);
    this.id = ensembleId(this.fingerprint);
    this.open();
    this.warnings = this.keptWarnings();
    removeLeftovers(store, this.id);
  }

  /** Where it lies, for readers: the folder, or its id in a store that has none. */
  get folder(): string {
    return this.store.path === undefined ? this.id : join(this.store.path, this.id);
  }

  /** Puts its settings there; their date tells when the ensemble was last used. */
  private open(): void {
    this.store.put(this.settingsKey, Buffer.from(settingsText({ name: this.name, settings: this.settings })));
  }

  /** The tensors of model `index`; undefined when it is not there or its file is damaged, which adds a warning. */
  load(index: number): Tensors | undefined {
    const found = this.read(`${index}`, this.owner(index), 'Stored model', 'it is trained again');
    if (found) this.checksums.set(index, found.sha256);
    return found?.tensors;
  }

  save(index: number, tensors: Tensors): void {
    this.checksums.set(index, this.write(`${index}`, tensors, this.owner(index)));
  }

  /** The logits of a loaded or saved model on the records of that name; undefined as in `load`. */
  loadLogits(index: number, records: string): Float32Array | undefined {
    const found = this.read(
      logitsName(index, records),
      this.owner(index, records),
      'Stored logits in',
      'they are computed again',
    );
    return found?.tensors.logits.values as Float32Array | undefined;
  }

  /** @param records a name that is equal for equal records only */
  saveLogits(index: number, records: string, values: Float32Array, classes: number): void {
    const logits = { shape: [values.length / classes, classes], values };
    this.write(logitsName(index, records), { logits }, this.owner(index, records));
  }

  /**
   * Numbers that follow from the first `models` models alone: those that are kept under the name, or else what
   * `compute` gives.
   * @param name tells them from all others that follow from these models
   */
  remember<T extends Int32Array | Float64Array>(name: string, models: number, compute: () => T): T {
    const basis = hash(Array.from({ length: models }, (_, i) => this.checksums.get(i)).join());
    const owner = { fingerprint: this.fingerprint, numbers: name, basis };
    const file = `numbers.${hash(name + basis).slice(0, 16)}`;
    const kept = this.read(file, owner, 'What follows from models in', 'it is computed again');
    if (kept) return kept.tensors.values.values as T;
    const values = compute();
    this.write(file, { values: { shape: [values.length], values } }, owner);
    return values;
  }

  /** Keeps what a reader of results has to know about the models. */
  keepWarning(text: string): void {
    const kept = this.keptWarnings();
    if (kept.includes(text)) return;
    this.store.put(this.warningsKey, Buffer.from(JSON.stringify([...kept, text], null, 2)));
    this.warnings.push(text);
  }

  private keptWarnings(): string[] {
    const content = this.store.get(this.warningsKey);
    return content ? JSON.parse(Buffer.from(content).toString()) : [];
  }

  private owner(index: number, records?: string): Record<string, string> {
    const model = { fingerprint: this.fingerprint, index: String(index) };
    return records === undefined ? model : { ...model, records, model: this.checksums.get(index)! };
  }

  private read(name: string, owner: Record<string, string>, what: string, remedy: string) {
    try {
      const content = this.store.get(this.key(name));
      return content && decodeTensors(content, owner);
    } catch (error) {
      const file = `${join(this.folder, name)}.safetensors`;
      this.warnings.push(`${what} ${file} was not usable (${(error as Error).message}); ${remedy}.`);
      return undefined;
    }
  }

  private write(name: string, tensors: Tensors, owner: Record<string, string>): string {
    if (!this.store.get(this.settingsKey)) this.open(); // the store was cleaned meanwhile
    const { content, sha256 } = encodeTensors(tensors, owner);
    this.store.put(this.key(name), content);
    return sha256;
  }

  private key(name: string): string {
    return `${this.id}/${name}.safetensors`;
  }

  private get warningsKey(): string {
    return `${this.id}/warnings.json`;
  }

  private get settingsKey(): string {
    return `${this.id}/${settingsFile}`;
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const logitsName = (index: number, records: string): string => `${index}.${records.slice(0, 12)}`;
