import { count, duration } from '../core/format';
import type { Plan } from '../core/progress';
import { modelsText } from '../train/modelsText';

/**
 * What a training has to do, in one line: "mnist: 60 of 100 reference models and 100 target models to train, about
 * 9:20:00 on this machine; 40 are in the store."
 */
export function planLine({ name, overall, parts, questions, seconds, hint }: Plan): string {
  if (questions) return questionsLine(name, questions, seconds);
  const what = overall ? `In all (${name})` : name;
  const stored = parts.reduce((n, part) => n + part.stored, 0);
  const missing = parts
    .filter(part => part.stored < part.total)
    .map(({ total, stored, kind }) =>
      stored ? `${total - stored} of ${modelsText(total, kind)}` : modelsText(total, kind),
    );
  if (missing.length === 0)
    return `${what}: ${listed(parts.map(({ total, kind }) => modelsText(total, kind)))} found in the store.`;
  const found = stored === 0 ? 'none is in the store yet' : `${stored} ${stored === 1 ? 'is' : 'are'} in the store`;
  const work = `${what}: ${listed(missing)} to train`;
  const then = hint ? ` ${hint}` : '';
  if (seconds !== undefined) return `${work}, about ${duration(seconds)} on this machine; ${found}.${then}`;
  return `${work}; ${found}. How long each training takes is said when it has begun.${then}`;
}

/** "a, b and c". */
const listed = (texts: string[]): string =>
  [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter(Boolean).join(' and ');

/** "model at https://host: 1,008 records to ask in 4 requests, about 2.1 s; 12 answers are at hand." */
function questionsLine(name: string, { records, requests, kept }: NonNullable<Plan['questions']>, seconds?: number) {
  if (seconds === undefined) return `${name}: all ${count(kept)} answers are at hand.`;
  const many = (n: number, word: string) => `${count(n)} ${word}${n === 1 ? '' : 's'}`;
  const asked = `${many(records, 'record')} to ask in ${many(requests, 'request')}, about ${duration(seconds)}`;
  const atHand = kept === 0 ? 'no answer is' : `${many(kept, 'answer')} ${kept === 1 ? 'is' : 'are'}`;
  return `${name}: ${asked}; ${atHand} at hand.`;
}
