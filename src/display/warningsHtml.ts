import { escapeHtml } from './escape';

/** The warnings of a result, to stand under its table or chart; nothing where there are none. */
export const warningsHtml = (warnings: string[]): string =>
  warnings
    .map(
      warning =>
        '<div style="border-left: 3px solid #e69f00; background: rgba(230, 159, 0, .12); padding: 3px 10px; ' +
        `margin: 4px 0; max-width: 640px; font-size: 13px; color: inherit">${escapeHtml(warning)}</div>`,
    )
    .join('\n');
