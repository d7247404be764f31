import { formatCell } from '../core/format';
import { escapeHtml } from './escape';
import { isNumeric, remainder, type Table } from './table';

// Greys with some transparency, and colours taken from the page, suit light and dark themes alike. Jupyter's own style
// for tables aligns every cell to the right and has a high specificity; the doubled class overrides it.
const style = `<style>
.gmia-table.gmia-table { overflow-x: auto; margin: .4em 0; }
.gmia-table.gmia-table table { border-collapse: collapse; border: 0; color: inherit; font-size: 13px;
  font-variant-numeric: tabular-nums; margin: 0; }
.gmia-table.gmia-table th, .gmia-table.gmia-table td { padding: 3px 12px 3px 4px; text-align: left; border: 0;
  color: inherit; border-bottom: 1px solid rgba(128, 128, 128, .25); vertical-align: top; max-width: 40em;
  white-space: pre-wrap; }
.gmia-table.gmia-table th { border-bottom: 1px solid rgba(128, 128, 128, .7); font-weight: 600; }
.gmia-table.gmia-table .gmia-right { text-align: right; white-space: nowrap; }
.gmia-table.gmia-table .gmia-whole { white-space: nowrap; }
.gmia-table.gmia-table .gmia-more { opacity: .7; font-size: 12px; margin: .3em 0; }
</style>`;

/** A table as HTML, in which no text of the data is anything but text; its title above. */
export function tableHtml(table: Table): string {
  const title = table.title === undefined ? '' : `<p>${escapeHtml(table.title)}</p>`;
  const body = table.names.length === 0 ? '' : bodyOf(table);
  return `${style}<div class="gmia-table">${title}${body}</div>`;
}

function bodyOf(table: Table): string {
  const right = table.names.map((_, c) => (isNumeric(table, c) ? ' class="gmia-right"' : ''));
  const head = table.names.map((name, c) => `<th${right[c]}>${escapeHtml(name)}</th>`).join('');
  const body = table.rows.map(
    row => `<tr>${row.map((cell, c) => `<td${right[c]}>${cellHtml(cell)}</td>`).join('')}</tr>`,
  );
  const more = table.rows.length === 0 ? '(no rows)' : remainder(table);
  return (
    `<table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>` +
    `${more && `<p class="gmia-more">${more}</p>`}`
  );
}

// A number with its interval, such as 0.5 [0.4, 0.6], or an interval alone.
const interval = /(?:[^\s[\]]+(?: %)? )?\[[^\s\]]+, [^\s\]]+\]/g;

/** A cell as HTML, in which no interval is broken. */
const cellHtml = (cell: unknown) =>
  escapeHtml(formatCell(cell)).replace(interval, text => `<span class="gmia-whole">${text}</span>`);
