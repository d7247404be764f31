const directly = 'the direct attack';
const bothAttacks = 'the direct and the indirect attack';
const earlier = 'the earlier attack';
const length = 'training length';
const regularised = 'L2 regularisation';
const matched = 'on as many records as the paper selected';
const same = 'on the same records throughout';

/** What each exhibit is about, by its name in rows. */
export const exhibitTitles = {
  F1: 'unique influence on a toy example',
  F12: 'labels of the records at risk',
  T1: directly,
  'T1-matched': `${directly}, ${matched}`,
  T2: 'the thresholds of the selection',
  T3: `${bothAttacks} on one record`,
  'T3-all': `${bothAttacks} on all selected records`,
  'T3-null': 'how often non-members lie at or below a cut-off',
  T4: length,
  'T4-matched': `${length}, ${matched}`,
  'T4-same': `${length}, ${same}`,
  T5: regularised,
  'T5-matched': `${regularised}, ${matched}`,
  'T5-same': `${regularised}, ${same}`,
  T6: 'accuracy of the target models',
  T7: earlier,
  'T7-matched': `${earlier}, ${matched}`,
  'T7-all': `${earlier} on the whole pool`,
  calibration: 'how many non-members lie at or below a cut-off',
  claims: 'how many of the claims about one model are wrong',
  spread: 'p-values of non-members at both ends, references widened',
  attacks: 'other attacks on the same models',
  records: 'which records are truly exposed',
  selection: 'other rules of selection',
  audit: 'how private the training can be at most',
  'open-selection': 'how many records are selected by choices that the paper leaves open',
  'open-indirect': `${bothAttacks} on one record by choices that the paper leaves open`,
  'open-penalty': 'how many records L2 leaves by choices that the paper leaves open',
  served: 'what services give away that answer less',
} as const;
