import type { Store } from '../objects';
import { checkTensors } from '../tensors';

/**
 * Whether something that came from elsewhere goes with the model that a store has: the answers of a model say which
 * model they are of. Networks that another machine rounds differently are other models of the same number.
 */
export function fitting(store: Store): (group: string, owner: Record<string, string>) => boolean {
  const checksums = new Map<string, string | undefined>();
  const checksumOf = (key: string) => {
    if (!checksums.has(key)) checksums.set(key, read(store, key));
    return checksums.get(key);
  };
  return (group, { model, index }) => {
    if (model === undefined) return true;
    return (checksumOf(`${group}/${index}.safetensors`) ?? model) === model;
  };
}

/** The checksum of a model; undefined where it is missing or damaged. */
function read(store: Store, key: string): string | undefined {
  try {
    const content = store.get(key);
    return content && checkTensors(content).sha256;
  } catch {
    return undefined;
  }
}
