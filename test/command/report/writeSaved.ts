import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scatterChart } from '../../../src/display/charts/scatterChart';
import type { MimeBundle } from '../../../src/display/kernel';
import { outputsOf } from '../../../src/display/outputsOf';
import { hostile } from '../../display/hostile';

const wide = Array.from({ length: 4 }, (_, i) =>
  Object.fromEntries(Array.from({ length: 24 }, (_, c) => [`column number ${c}`, `${i / 7 + c} [0.123, 0.456]`])),
);

/** Cells as JupyterLab saves them, outside a report. */
export function writeSaved(folder: string, name: string): string {
  const chart = scatterChart([{ name: hostile, x: [1, 2, 3], y: [3, 4, 1] }], { title: 'A saved chart' });
  const cell = (source: string, data: MimeBundle[]) => ({
    ...{ cell_type: 'code', id: source.slice(0, 5), metadata: {}, source, execution_count: 1 },
    outputs: data.map(one => ({ output_type: 'display_data', metadata: {}, data: one })),
  });
  const cells = [
    { cell_type: 'markdown', id: 'text', metadata: {}, source: `# A study of mine\n\n**Claim:** it is mine.` },
    cell('table', outputsOf(wide, new Set())),
    cell('chart', outputsOf(chart, new Set())),
    {
      ...cell(`const long = '${'word '.repeat(60)}'`, []),
      outputs: [{ output_type: 'stream', name: 'stdout', text: `${'x'.repeat(400)}\n<b>plain</b>` }],
    },
  ];
  const metadata = { kernelspec: { name: 'gmia', display_name: '', language: 'typescript' } };
  const file = join(folder, `${name}.ipynb`);
  writeFileSync(file, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }));
  return file;
}
