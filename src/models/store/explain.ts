import { checkInteger, expected } from '../../core/check';
import type { Checkpoints } from './checkpoints';
import { inventory, type StoredEnsemble } from './inventory';
import { type Difference, differences } from './settings';

/** A field in which a stored ensemble differs from the one at hand. */
export interface Explanation extends Difference {
  /** The stored ensemble, and how many models it has. */
  series: string;
  models: number;
}

/**
 * Why models were not found in the store: the stored ensembles that come nearest, and every field in which they differ
 * from the one at hand. Nearest are those with the fewest such fields, among ensembles of the same kind on data of the
 * same name where there are any. A different `data` or `records` is a checksum: other values, or other records, under
 * the same name.
 * @param of an ensemble, trained with the store
 * @param most how many stored ensembles to compare. Default 3.
 * @returns a row for each field that differs; none when the store has no other ensemble
 * @throws RangeError for an ensemble that was trained with `store: false`
 * @example
 * const store = gmia.store.memoryStore();
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * await trainReferences(split, network, { models: 4, store });
 * const references = await trainReferences(split, { ...network, steps: 60 }, { models: 4, store });
 * const [{ field, there, here }] = gmia.store.explain(references);
 * [field, there, here]; // => ['architecture.steps', 50, 60]
 */
export function explain(of: { readonly store?: Checkpoints }, most = 3): Explanation[] {
  checkInteger('most', most, 0);
  if (!of?.store) expected('an ensemble that is kept in the store', 'one trained with store: false');
  return nearest(of.store, most).flatMap(({ id, models, differs }) =>
    differs.map(one => ({ series: id, models, ...one })),
  );
}

/** The stored ensembles with the fewest differences, without the one itself. */
function nearest(here: Checkpoints, most: number) {
  const alike = ({ name, settings: { kind } }: StoredEnsemble) =>
    Number(kind === here.settings.kind) + Number(name === here.name);
  return inventory(here.store)
    .filter(({ models }) => models > 0)
    .map(one => ({ ...one, alike: alike(one), differs: differences(one.settings, here.settings) }))
    .filter(({ differs }) => differs.length > 0)
    .sort((a, b) => b.alike - a.alike || a.differs.length - b.differs.length)
    .slice(0, most);
}
