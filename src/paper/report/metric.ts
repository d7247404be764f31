import type { Quantity, RecordSet, Row } from './row';

type Fields = Quantity & Pick<Row, 'exhibit'>;

const ofAttack = ({ attack, measure }: Fields) => (attack === undefined ? `${measure}` : `${attack} ${measure}`);

const ofChoice = ({ question, choice, ...fields }: Fields) => `${question}, ${choice}: ${ofAttack(fields)}`;

/** Sets of records in words. */
export const recordWords: Record<RecordSet, string> = {
  selected: 'selected records',
  matched: 'matched records',
  same: 'same records',
  one: 'one record',
  distinct: 'records without a twin',
  found: 'records found',
  missed: 'records missed',
  rest: 'less exposed records',
  all: 'all records',
};

/** How the numbers of an exhibit are called where the measure alone does not tell them apart. */
const words: Record<string, (fields: Fields) => string> = {
  F1: ({ measure, trained }) => `${measure}, ${trained}`,
  F12: ({ measure, label }) => `${measure} ${label}`,
  T3: ofAttack,
  'T3-all': ofAttack,
  'T3-null': ({ measure, combination, references }) => `${measure}, ${combination}, ${references}`,
  T6: ({ measure, statistic }) => [measure, statistic].filter(Boolean).join(', '),
  calibration: ({ measure, tail, records }) => `${measure}, ${tail}, ${recordWords[records!]}`,
  spread: ({ measure, references, spread }) => `${measure}, ${references}, ${spread}`,
  claims: ({ measure, way, at, tail, records }) =>
    `${measure}, ${way === 'cut-off' ? 'p' : way} at ${at}, ${tail}, ${recordWords[records!]}`,
  attacks: ({ measure, attack, records, difference }) =>
    `${attack}, ${records === 'selected' ? 'selected' : recordWords[records!]}, ` +
    `${measure}${difference ? ' behind the leader' : ''}`,
  records: ({ measure, attack, against }) =>
    attack === undefined ? `${measure}` : `${measure}, ${attack} and ${against}`,
  audit: ({ measure, way }) => `${measure}, ${way}`,
  served: ({ measure, answers }) => `${answers}: ${measure}`,
  'open-selection': ofChoice,
  'open-indirect': ofChoice,
  'open-penalty': ofChoice,
  selection: ({ measure, rule, count, difference, models, records }) =>
    `${rule ? `${rule}, ` : ''}${count} records: ` +
    (difference ? `difference in ${measure} to the paper's rule` : measure) +
    (models === undefined ? '' : ` by ${models} reference models`) +
    (records === undefined ? '' : ` of ${recordWords[records]}`),
};

/** What a number is, in words. */
export const metricOf = (fields: Fields): string =>
  Object.hasOwn(words, fields.exhibit) ? words[fields.exhibit](fields) : `${fields.measure}`;

/** The same of the guesses of all splits. */
export const pooledMetric = (metric: string): string => `${metric}, all splits together`;
