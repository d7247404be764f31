import { escapeHtml, oneLine } from './escape';

/**
 * The warnings of a value, to stand below it. What was `shown` above is counted only; what is new is added to it.
 * @returns undefined where there are none
 */
export function warningsBundle(
  warnings: readonly string[],
  shown: Set<string>,
): Record<'text/html' | 'text/plain', string> | undefined {
  const unseen = [...new Set(warnings)].filter(warning => !shown.has(warning));
  for (const warning of unseen) shown.add(warning);
  const known = new Set(warnings).size - unseen.length;
  const again = known === 0 ? [] : [`${known === 1 ? 'A warning' : `${known} warnings`} from above ${holds(known)}.`];
  if (unseen.length + again.length === 0) return undefined;
  return {
    'text/html': [...unseen.map(box), ...again.map(line)].join('\n'),
    'text/plain': [...unseen.map(warning => `Warning: ${oneLine(warning)}`), ...again].join('\n'),
  };
}

const holds = (count: number) => (count === 1 ? 'holds here, too' : 'hold here, too');

const box = (warning: string) =>
  '<div style="border-left: 3px solid #e69f00; background: rgba(230, 159, 0, .12); padding: 3px 10px; ' +
  `margin: 4px 0; max-width: 640px; font-size: 13px; color: inherit">${escapeHtml(warning)}</div>`;

const line = (text: string) => `<div style="font-size: 12px; opacity: .8; margin: 4px 0">${escapeHtml(text)}</div>`;
