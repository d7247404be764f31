import { expected } from '../../core/check';
import type { Dataset } from '../../data/dataset';
import { recordName } from '../../data/recordName';
import { Records } from '../../data/records';
import { idsOf, type RecordIds } from './idsOf';

export interface AnsweredRecords {
  /** The records that there have to be answers about. Default without ids: all of the data set. */
  records?: Records;
  /** What ids name. Default: the index of a record. */
  ids?: RecordIds;
  /** The ids that came with the answers. Default: none, the records come in order. */
  known?: readonly string[];
}

/**
 * The records that answers are about, in the order of the answers.
 * @throws RangeError for another number of records, an id that no record has or that comes twice, or answers that lack
 *   a record
 */
export function recordsOf(dataset: Dataset, answered: number, { records, ids, known }: AnsweredRecords): Records {
  return known ? recordsById(dataset, known, ids, records) : recordsInOrder(dataset, answered, records);
}

function recordsInOrder(dataset: Dataset, answered: number, records?: Records): Records {
  const all = records ?? new Records(dataset, Int32Array.from(dataset.labels.keys()));
  if (all.length === answered) return all;
  const advice = 'Give ids with the answers, or the option `records`: those that they are about.';
  return expected(`answers on ${all.length} records of ${dataset.name}`, answered, advice);
}

function recordsById(dataset: Dataset, known: readonly string[], ids?: RecordIds, wanted?: Records): Records {
  const places = placesOf(idsOf(dataset, ids), `ids of ${dataset.name}`);
  placesOf(known, 'ids of the answers');
  const strange = known.filter(id => !places.has(id));
  if (strange.length > 0)
    expected(
      `ids of records of ${dataset.name}`,
      strange[0],
      `So it is with ${strange.length} of ${known.length} ids. The option \`ids\` says what they name: by default ` +
        'the index of a record.',
    );
  const indices = Int32Array.from(known, id => places.get(id)!);
  const answered = new Set(indices);
  const lacking = wanted ? wanted.indices.filter(index => !answered.has(index)) : [];
  if (lacking.length > 0)
    expected(
      'answers on all that is asked for by `records`',
      `none on ${recordName(dataset, lacking[0])}`,
      `So it is with ${lacking.length} of ${wanted!.length} records.`,
    );
  return new Records(dataset, indices);
}

/** Where each id stands. @throws RangeError where one comes twice */
function placesOf(ids: readonly string[], what: string): Map<string, number> {
  const places = new Map<string, number>();
  ids.forEach((id, at) => {
    const before = places.get(id);
    if (before !== undefined) expected(`${what} to differ`, id, `Records ${before} and ${at} have it.`);
    places.set(id, at);
  });
  return places;
}
