import { join } from 'node:path';
import { projectFolder } from '../../core/projectFolder';
import { resolveFolder } from '../../core/resolveFolder';

/**
 * The folder of the store: `GMIA_STORE`, by default `.gmia/store` in the project's folder (`projectFolder`).
 * @throws RangeError for one that begins with the `~` of another user
 */
export const storeFolder = (): string =>
  resolveFolder('GMIA_STORE', process.env.GMIA_STORE || join(projectFolder(), '.gmia', 'store'));

/** The file that says in plain text what the models of an ensemble depend on. */
export const settingsFile = 'settings.json';
/** How files end that are being written. */
export const partial = '.tmp';

const nameLength = 20;
/** The name of an ensemble: of its folder, and the group of its objects. */
export const ensembleId = (fingerprint: string): string => fingerprint.slice(0, nameLength);
/** Whether a group may be that of an ensemble. */
export const isEnsembleId = (name: string): boolean => name.length === nameLength && /^[0-9a-f]*$/.test(name);

/** The index of the model that is kept under a key; NaN where it is none. */
export const modelIn = (key: string): number => Number(/\/(\d+)\.safetensors$/.exec(key)?.[1]);
