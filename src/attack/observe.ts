import { expected } from '../core/check';
import { twins } from '../data/duplicates';
import { Records } from '../data/records';
import type { Ensemble } from '../models/ensemble';
import { lossesOf } from '../models/losses';
import { membership } from '../models/membership';
import { Selection } from '../select/selection';

/**
 * What every attack on targets of our own making starts from: the records, their log losses under the targets, who is a member,
 * and what a reader has to know, to which `warnings` adds what is particular to the attack.
 * @throws RangeError as `checkAttacked` does
 */
export function observe(references: Ensemble, targets: Ensemble, chosen: Selection | Records) {
  const { records, selection, warnings } = chosenRecords(chosen);
  checkAttacked(references, targets, records);
  return {
    records,
    selection,
    labels: records.labels(),
    loss: lossesOf(targets, records),
    truth: membership(targets, records),
    warnings: (...own: string[]) => [
      ...warnings,
      ...references.warnings,
      ...targets.warnings,
      ...own,
      ...twinWarnings(targets, records),
    ],
  };
}

/**
 * Checks that an attack on some records makes sense: reference and target models of one split, and records of its data on
 * which no reference model can be trained.
 * @throws RangeError otherwise
 */
export function checkAttacked(references: Ensemble, targets: Ensemble, records: Records): void {
  if (references.kind !== 'reference' || targets.kind !== 'target')
    expected('reference models first and target models second', `${references.kind} and ${targets.kind} models`);
  if (references.split !== targets.split)
    expected(
      'reference and target models of one split',
      'two splits',
      'Pass both functions the same result of splitForAttack.',
    );
  if (records.dataset !== targets.split.dataset)
    expected('chosen records of the dataset that was split', 'another dataset', 'Select among split.pool.');
  const learned = new Set(references.split.adversary.indices);
  const both = records.indices.find(index => learned.has(index));
  if (both !== undefined)
    expected(
      "records that are not the adversary's",
      `record ${both}, on which reference models may be trained`,
      'Choose among split.pool.',
    );
}

/** A model that was trained on a record's twin has seen the record all the same: says how often that is so. */
export function twinWarnings(targets: Ensemble, records: Records): string[] {
  const { pool, adversary } = targets.split;
  const warnings: string[] = [];
  const learned = twins(records, adversary).reduce((sum, one) => sum + one, 0);
  if (learned > 0)
    warnings.push(
      `${learned} of the ${records.length} records have a twin (same features and class) among the adversary's records, ` +
        'so that reference models may have been trained on it.',
    );
  const repeated = withTwin(records, pool);
  if (repeated.length > 0) {
    const theirs = new Set(withTwin(pool, records).indices); // few: of a whole training set these alone matter
    let pairs = 0;
    for (const { sample } of targets.models) {
      const members = new Set(sample);
      const seen = twins(
        repeated,
        new Records(
          records.dataset,
          sample.filter(index => theirs.has(index)),
        ),
      );
      repeated.indices.forEach((index, i) => {
        pairs += Number(seen[i] === 1 && !members.has(index));
      });
    }
    warnings.push(
      `In ${pairs} of the ${targets.models.length * records.length} pairs of record and target, the record counts as a ` +
        'non-member although another record with the same features and class is a member.',
    );
  }
  return warnings;
}

/** Those of `a` that have a twin in `b`. */
function withTwin(a: Records, b: Records): Records {
  const has = twins(a, b);
  return new Records(
    a.dataset,
    a.indices.filter((_, i) => has[i]),
  );
}

/** The records that an attack is asked for, by a selection or as such, with the selection and its warnings where there is one. */
export function chosenRecords(chosen: Selection | Records): {
  records: Records;
  selection?: Selection;
  warnings: readonly string[];
} {
  return chosen instanceof Selection
    ? { records: chosen.records, selection: chosen, warnings: chosen.warnings }
    : { records: chosen, warnings: [] };
}
