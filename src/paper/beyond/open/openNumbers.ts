import { groupBy } from '../../../core/groupBy';
import { checkRows, type Row } from '../../report/row';
import { type SettingName, settings } from '../../setup/settings';
import { several } from './choice';
import { isDefault, numberOf } from './verdicts';

/** A number that the paper prints, and what each choice makes of it. */
export interface OpenNumber {
  /** Of its setting: "Adult". */
  title: string;
  /** With its thresholds: "selected at δ 0.4, β 0.1". */
  words: string;
  paper: number;
  ours: Row;
  others: Row[];
}

/** The paper's numbers among the rows of choices, in their order. */
export function openNumbers(rows: Row[]): OpenNumber[] {
  const printed = checkRows('rows', rows).filter(({ paper, choice }) => paper !== null && choice !== undefined);
  return [...groupBy(printed, numberOf).values()].flatMap(same => {
    const ours = same.find(isDefault);
    if (!ours) return [];
    const { title } = settings[ours.setting as SettingName];
    return [{ title, words: wordsOf(ours), paper: ours.paper!, ours, others: same.filter(row => row !== ours) }];
  });
}

function wordsOf({ attack, measure, delta, beta, lambda, cutoff }: Row): string {
  const at = Object.entries({ δ: delta, β: beta, λ: lambda, 'p ≤': cutoff })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${value}`);
  const what = attack === undefined || measure === 'selected' ? measure : `${attack} ${measure}`;
  return `${what}${at.length ? ` at ${at.join(', ')}` : ''}`;
}

/** A choice in words: "training steps: half". */
export const choiceWords = ({ question, choice }: Row): string =>
  question === several ? `${choice}` : `${question}: ${choice}`;
