import { count, percent } from '../core/format';
import type { Models } from '../models/models';
import type { Share } from '../stats/interval/share';
import { type NegativeControl, negativeControl } from './negativeControl';

/** A negative control, or why there is none. */
export type Control = { control: NegativeControl } | { control?: undefined; reason: string };

/** The negative control of targets, or why they have none. */
export function controlOf(targets: Models | undefined): Control {
  if (targets === undefined) return { reason: 'recordRisks was not given the targets' };
  try {
    return { control: negativeControl(targets) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { reason: error.message.replace(/\.$/, '') };
  }
}

/**
 * What the negative control says, for under every table of single records.
 * @param exposed the share of its records with a p-value at or below the cut-off
 */
export function controlWarning(of: Control, exposed: Share | undefined, cutoffAt: number): string {
  if (!of.control) return `No control on records that no target saw: ${of.reason}.`;
  const { hits, trials, value } = exposed!;
  const cutoff = Number(cutoffAt.toPrecision(2));
  return (
    `Control: of ${count(trials)} records that no target saw, ${count(hits)} (${percent(value, 2)}) come out exposed ` +
    `at the same p ≤ ${cutoff}.`
  );
}
