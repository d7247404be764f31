import { expected } from '../../core/check';
import type { Dataset } from '../../data/dataset';
import { fieldsOf } from '../../data/fieldsOf';
import { Records } from '../../data/records';

const first = (indices: ArrayLike<number>) => Int32Array.from({ length: indices.length }, (_, i) => i);

/**
 * The records that answers are about, in the order of the answers.
 * @param known the records to choose from
 * @param ids of the answers; undefined: they are about all of `known`, in order
 * @param names of all records of the data set, by column or one for each. Default: their indices
 * @throws RangeError for another number of records, or an id that no record has, or that comes twice
 */
export function recordsOf(
  known: Records,
  answered: number,
  ids?: readonly string[],
  names?: string | ArrayLike<number | bigint | string>,
): Records {
  const { dataset } = known;
  if (!ids) {
    if (known.length !== answered)
      expected(
        `answers on ${known.length} records of ${dataset.name}`,
        answered,
        'Give ids with the answers, or the option `records`: those that they are about.',
      );
    return known;
  }
  const places = placesOf(idsOf(dataset, names), `ids of ${dataset.name}`);
  placesOf(ids, 'ids of the answers');
  const strange = ids.filter(id => !places.has(id));
  if (strange.length > 0)
    expected(
      `ids of records of ${dataset.name}`,
      strange[0],
      `So it is with ${strange.length} of ${ids.length} ids. The option \`ids\` says what names the records; by default ` +
        'it is their index.',
    );
  const records = new Records(
    dataset,
    ids.map(id => places.get(id)!),
  );
  const found = new Set(records.indices);
  const lacking = known.indices.filter(index => !found.has(index));
  return lacking.length === 0
    ? records
    : expected(
        'answers on all `records`',
        `none on record ${lacking[0]}`,
        `${lacking.length} of ${known.length} lack.`,
      );
}

/** The name of each record of a data set, as text. */
function idsOf(dataset: Dataset, names: string | ArrayLike<number | bigint | string> | undefined): string[] {
  const all = first(dataset.labels);
  if (names === undefined) return Array.from(all, String);
  if (typeof names === 'string') {
    if (!dataset.columns.some(({ name }) => name === names))
      expected(`ids to be a column of ${dataset.name}`, names, 'Or give one id for each record.');
    return fieldsOf(new Records(dataset, all)).map(fields => String(fields[names]));
  }
  if (names.length !== dataset.labels.length)
    expected(`an id for each of ${dataset.labels.length} records of ${dataset.name}`, names.length);
  return Array.from(names, String);
}

function placesOf(ids: readonly string[], what: string): Map<string, number> {
  const places = new Map<string, number>();
  ids.forEach((id, at) => {
    const before = places.get(id);
    if (before !== undefined) expected(`${what} to differ`, id, `Records ${before} and ${at} have it.`);
    places.set(id, at);
  });
  return places;
}
