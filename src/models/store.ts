import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from './safetensors';

/** Everything the models of one series depend on; the index of a model is not part of it. */
export type Settings = Record<string, unknown>;

/** The folder of the store: `GMIA_STORE`, by default `.gmia/store` in the project. */
export const storeFolder = (): string => resolve(process.env.GMIA_STORE || join(__dirname, '../../.gmia/store'));

/** Finished models of one series on disk: one safetensors file each, whole or not at all. */
export class Store {
  readonly folder: string;
  /** What was wrong with files that could not be used. */
  readonly warnings: string[] = [];
  private readonly fingerprint: string;

  /** Opens (and makes) the folder of a series, named by the fingerprint of its settings. */
  constructor(settings: Settings) {
    const text = JSON.stringify(settings, null, 2);
    this.fingerprint = createHash('sha256').update(text).digest('hex');
    this.folder = join(storeFolder(), this.fingerprint.slice(0, 20));
    mkdirSync(this.folder, { recursive: true });
    writeWhole(join(this.folder, 'settings.json'), text);
  }

  /** The tensors of model `index`; undefined when it is not there or its file is damaged, which adds a warning. */
  load(index: number): Record<string, StoredTensor> | undefined {
    let file: Buffer;
    try {
      file = readFileSync(this.path(index));
    } catch {
      return undefined;
    }
    try {
      const { tensors, metadata } = decodeSafetensors(file);
      if (metadata.fingerprint !== this.fingerprint || metadata.index !== String(index) || metadata.sha256 !== hashOf(tensors))
        throw new Error('its content does not belong to this model');
      return tensors;
    } catch (error) {
      this.warnings.push(`Stored model ${this.path(index)} was not usable (${(error as Error).message}); it is trained again.`);
      return undefined;
    }
  }

  save(index: number, tensors: Record<string, StoredTensor>): void {
    const metadata = { fingerprint: this.fingerprint, index: String(index), sha256: hashOf(tensors) };
    writeWhole(this.path(index), encodeSafetensors(tensors, metadata));
  }

  private path(index: number): string {
    return join(this.folder, `${index}.safetensors`);
  }
}

function hashOf(tensors: Record<string, StoredTensor>): string {
  const hash = createHash('sha256');
  for (const [name, { shape, values }] of Object.entries(tensors))
    hash.update(`${name} ${shape}\n`).update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return hash.digest('hex');
}

/** Writes to a temporary name and renames, so that a reader or a killed process never leaves half a file. */
function writeWhole(path: string, content: string | Buffer): void {
  const temporary = `${path}.${randomUUID()}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
