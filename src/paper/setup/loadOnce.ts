import type { Dataset } from '../../data/dataset';

const loaded = new Map<() => Promise<Dataset>, Promise<Dataset>>();

/**
 * The data set that a function loads, kept for as long as the process runs: every exhibit works on the same ones,
 * whose loading and hashing take a second or two. What could not be loaded is tried again.
 */
export function loadOnce(load: () => Promise<Dataset>): Promise<Dataset> {
  const known = loaded.get(load);
  if (known) return known;
  const loading = load();
  loaded.set(load, loading);
  loading.catch(() => loaded.delete(load));
  return loading;
}
