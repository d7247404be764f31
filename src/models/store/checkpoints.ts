import { join } from 'node:path';
import { sha256 } from '../../core/sha256';
import { ensembleId, modelIn, settingsFile } from './folder';
import { removeLeftovers } from './leftovers';
import { memoryStore } from './memoryStore';
import type { Store } from './objects';
import { fingerprintOf, type Settings, settingsText } from './settings';
import { StoreError } from './storeError';
import { decodeTensors, encodeTensors, type Tensors, tensorOf } from './tensors';
import { logTraining, type TrainingEntry } from './trainingLog';
import { type Kind, kinds, Troubles } from './troubles';
import { warningsContent, warningsFile, warningTexts } from './warningTexts';

/**
 * Finished models of one ensemble in a store, and what they gave out on some records: safetensors files, each whole or
 * not at all. Several processes may work on one ensemble. What the store does not take, because it is full or can only
 * be read, is said among the warnings, and work goes on.
 */
export class Checkpoints {
  /** The group of its objects in the store: the beginning of the fingerprint of its settings. */
  readonly id: string;
  private readonly fingerprint: string;
  /** Checksums of the models that were loaded or saved: their logits belong to these weights only. */
  private readonly checksums = new Map<number, string>();
  private said: string[] = [];
  private readonly troubles = new Troubles();
  /** What follows from the models and the store did not take, for as long as this process works on them. */
  private readonly spare = memoryStore();

  /**
   * Names an ensemble; the store is left as it is.
   * @param name of the data set, for readers; it decides nothing
   */
  constructor(
    readonly store: Store,
    readonly settings: Settings,
    readonly name = '',
  ) {
    this.fingerprint = fingerprintOf(settings);
    this.id = ensembleId(this.fingerprint);
  }

  /**
   * Opens (and makes) the ensemble, before it is worked with.
   * @throws StoreError for a store that is not there and cannot be made
   */
  open(): this {
    try {
      this.putSettings();
      removeLeftovers(this.store, this.id);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      // It can only be read, which is enough where all models are there.
    }
    this.said = this.keptWarnings();
    return this;
  }

  /** What is kept about its models, and what was wrong with the store, a sentence for each kind of trouble. */
  get warnings(): readonly string[] {
    return [...this.said, ...this.troubles.texts(this.store.path ?? 'that was handed in')];
  }

  /** Where it lies, for readers: the folder, or its id in a store that has none. */
  get folder(): string {
    return this.store.path === undefined ? this.id : join(this.store.path, this.id);
  }

  /** Puts its settings there; their date tells when the ensemble was last used. */
  private putSettings(): void {
    this.store.put(this.settingsKey, Buffer.from(settingsText({ name: this.name, settings: this.settings })));
  }

  /**
   * The tensors of model `index`; undefined when it is not there or its file is damaged, which adds to the warnings.
   * @param check throws an Error that says why they cannot be used
   */
  load(index: number, check: (tensors: Tensors) => void = () => {}): Tensors | undefined {
    const found = this.read(`${index}`, this.owner(index), kinds.models, check);
    if (found) this.checksums.set(index, found.sha256);
    return found?.tensors;
  }

  /** How many of the first `models` models are there, without a look into them. */
  count(models: number): number {
    return this.store.list(`${this.id}/`).filter(({ key }) => modelIn(key) < models).length;
  }

  /** @returns whether the store took it */
  save(index: number, tensors: Tensors): boolean {
    const { content, sha256 } = encodeTensors(tensors, this.owner(index));
    this.checksums.set(index, sha256);
    return this.put(this.key(`${index}`), content);
  }

  /** The logits of a loaded or saved model on the records of that name; undefined as in `load`. */
  loadLogits(index: number, records: string): Float32Array | undefined {
    const owner = this.owner(index, records);
    const found = this.read(logitsName(index, records), owner, kinds.logits, tensors => tensorOf(tensors, 'logits'));
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
    const basis = sha256(Array.from({ length: models }, (_, i) => this.checksums.get(i)).join());
    const owner = { fingerprint: this.fingerprint, numbers: name, basis };
    const file = `numbers.${sha256(name + basis).slice(0, 16)}`;
    const kept = this.read(file, owner, kinds.numbers, tensors => tensorOf(tensors, 'values'));
    if (kept) return kept.tensors.values.values as T;
    const values = compute();
    this.write(file, { values: { shape: [values.length], values } }, owner);
    return values;
  }

  /** Keeps what a reader of results has to know about the models. */
  keepWarning(text: string): void {
    const kept = this.keptWarnings();
    if (!this.said.includes(text)) this.said.push(text);
    if (!kept.includes(text)) this.put(this.warningsKey, warningsContent([...kept, text]));
  }

  /** Notes in the log of the store how many models were trained, and in how many seconds. */
  log(models: number, seconds: number): void {
    const { kind = null, trainer = null, trainerVersion = null } = this.settings as Partial<TrainingEntry>;
    try {
      logTraining(this.store, { series: this.id, data: this.name, kind, trainer, trainerVersion, models, seconds });
    } catch {
      // A store that takes nothing has said so about the models.
    }
  }

  private keptWarnings(): string[] {
    try {
      const content = this.store.get(this.warningsKey);
      return content ? warningTexts(content) : [];
    } catch (error) {
      this.troubles.add(kinds.said, join(this.folder, warningsFile), reason(error));
      return [];
    }
  }

  private owner(index: number, records?: string): Record<string, string> {
    const model = { fingerprint: this.fingerprint, index: String(index) };
    return records === undefined ? model : { ...model, records, model: this.checksums.get(index)! };
  }

  private read(name: string, owner: Record<string, string>, kind: Kind, check: (tensors: Tensors) => void) {
    try {
      const content = this.spare.get(this.key(name)) ?? this.store.get(this.key(name));
      const found = content && decodeTensors(content, owner);
      if (found) check(found.tensors);
      return found;
    } catch (error) {
      this.troubles.add(kind, `${join(this.folder, name)}.safetensors`, reason(error));
      return undefined;
    }
  }

  private write(name: string, tensors: Tensors, owner: Record<string, string>): void {
    const { content } = encodeTensors(tensors, owner);
    if (!this.put(this.key(name), content)) this.spare.put(this.key(name), content);
  }

  /** @returns whether the store took it */
  private put(key: string, content: Uint8Array): boolean {
    try {
      if (!this.store.get(this.settingsKey)) this.putSettings(); // the store was cleaned meanwhile
      this.store.put(key, content);
      return true;
    } catch (error) {
      this.troubles.refuse(key, reason(error));
      return false;
    }
  }

  private key(name: string): string {
    return `${this.id}/${name}.safetensors`;
  }

  private get warningsKey(): string {
    return `${this.id}/${warningsFile}`;
  }

  private get settingsKey(): string {
    return `${this.id}/${settingsFile}`;
  }
}

const reason = (error: unknown): string => (error as Error).message;

const logitsName = (index: number, records: string): string => `${index}.${records.slice(0, 12)}`;
