// What a notebook can do with the store: gmia.store.list(), gmia.store.explain(references), ...
import { bytesText } from './bytes';
import { inventory } from './inventory';

export { type Explanation, explain } from './explain';
export { storeFolder as folder } from './folder';

/** A row for each ensemble in the store, which the table calls a series, the last used first. */
export const list = () =>
  inventory().map(({ id, name, settings, models, bytes, used }) => ({
    series: id,
    data: name,
    kind: settings.kind ?? null,
    models,
    size: bytesText(bytes),
    used: used.toISOString().slice(0, 16).replace('T', ' '),
  }));
