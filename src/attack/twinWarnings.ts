import { twins } from '../data/duplicates';
import { Records } from '../data/records';
import type { Models } from '../models/models';

/** A model that was trained on a record's twin has seen the record all the same: says how often that is so. */
export function twinWarnings(targets: Models, records: Records): string[] {
  if (!targets.split) return [];
  const { pool, adversary } = targets.split;
  const warnings: string[] = [];
  const learned = twins(records, adversary).reduce((sum, one) => sum + one, 0);
  if (learned > 0)
    warnings.push(
      `${learned} of the ${records.length} records have a twin (same features and class) among the adversary's ` +
        'records, so that reference models may have been trained on it.',
    );
  const repeated = withTwin(records, pool);
  const partners = withTwin(pool, records); // few: of a whole training set these alone matter
  const own = targets.members(repeated);
  const theirs = targets.members(partners);
  if (repeated.length === 0 || !own || !theirs) return warnings;
  let pairs = 0;
  for (let t = 0; t < targets.size; t++) {
    const trained = partners.indices.filter((_, i) => theirs[t * partners.length + i]);
    const seen = twins(repeated, new Records(records.dataset, trained));
    seen.forEach((one, i) => {
      pairs += one & (1 - own[t * repeated.length + i]);
    });
  }
  warnings.push(
    `In ${pairs} of the ${targets.size * records.length} pairs of record and target, the record counts as a ` +
      'non-member although another record with the same features and class is a member.',
  );
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
