import assert from 'node:assert/strict';
import type { FileKind, Role } from '../../../src/models/files/answerFiles';
import { readCsv } from '../../../src/models/files/readCsv';
import { tableAnswers } from '../../../src/models/files/tableAnswers';

const read = (lines: string[], kind: FileKind = 'losses', role: Role = 'target') =>
  tableAnswers(readCsv(Buffer.from(lines.join('\n')), 't.csv'), kind, role);
const refuses = (lines: string[], message: RegExp, kind?: FileKind) =>
  assert.throws(() => read(lines, kind), { name: 'RangeError', message });

describe('tableAnswers', () => {
  it('puts rows in order, whatever order they are in', () => {
    const found = read(['record,model,loss,label,id', '1,0,2,b,y', '0,1,3,a,x', '1,1,4,b,y', '0,0,1,a,x']);
    assert.deepEqual(found.answers, {
      source: 't.csv, column loss',
      shape: [2, 2],
      values: Float64Array.of(1, 2, 3, 4),
    });
    assert.deepEqual([found.labels?.values, found.ids?.values, found.membership], [['a', 'b'], ['x', 'y'], undefined]);
  });

  it('takes classes by number in their order, by name in that of the columns', () => {
    const numbered = read(['model,record,class_1,class_0', '0,0,0.25,0.75'], 'probabilities');
    assert.deepEqual([numbered.answers.values, numbered.classes], [Float64Array.of(0.75, 0.25), undefined]);
    assert.deepEqual(numbered.answers.shape, [1, 1, 2]);
    const named = read(['model,record,class_b,class_a', '0,0,0.25,0.75'], 'probabilities');
    assert.deepEqual([named.answers.values, named.classes], [Float64Array.of(0.25, 0.75), ['b', 'a']]);
  });

  it('reads infinity, booleans and empty cells as pandas writes them', () => {
    const found = read(['model,record,loss,member', '0,0,inf,True', '0,1,,False', '0,2,1e-3,1', '0,3,-Infinity,0']);
    assert.deepEqual([...(found.answers.values as Float64Array)], [Infinity, NaN, 0.001, -Infinity]);
    assert.deepEqual(found.membership?.values, Uint8Array.of(1, 0, 1, 0));
  });

  it('takes the rows of one kind of models', () => {
    const lines = ['kind,model,record,loss', 'target,0,0,1', 'reference,0,0,2', 'reference,1,0,3'];
    assert.deepEqual(read(lines).answers.values, Float64Array.of(1));
    assert.deepEqual(read(lines, 'losses', 'reference').answers.values, Float64Array.of(2, 3));
    assert.throws(
      () => read(lines.slice(0, 2), 'losses', 'reference'),
      /rows of the kind reference in t\.csv, got "none"/,
    );
    refuses([...lines, 'shadow,0,0,1'], /reference or target as kind in line 5 of t\.csv, got "shadow"/);
  });

  it('refuses columns that are missing', () => {
    refuses(['model,loss', '0,1'], /a column record in t\.csv, got "model, loss"/);
    refuses(['model,record,p', '0,0,1'], /a column loss/);
    refuses(['model,record,loss', '0,0,1'], /a column prediction/, 'predictions');
    refuses(['model,record,class_0', '0,0,1'], /a column class_\.\.\. for each class/, 'logits');
  });

  it('refuses rows that are missing, come twice, or are numbered otherwise', () => {
    const header = 'model,record,loss';
    refuses(
      [header, '0,0,1', '0,1,1', '1,1,1'],
      /a row for each of 2 models and 2 records .*, got "none for model 1, record 0"/,
    );
    refuses([header, '0,0,1', '2000000000,7,1'], /none for model 0, record 1"/);
    refuses([header, '0,0,1', '0,0,2'], /got "two of model 0, record 0: line 2 and line 3"/);
    refuses([header, '0,a7,1'], /a number as record in line 2 of t\.csv, got "a7"/);
    refuses([header, '0,0.5,1'], /record in line 2 .* whole number from 0 on, got "0\.5"\. What else .* column id/);
    refuses([header, '-1,0,1'], /model in line 2 .* whole number from 0 on, got "-1"/);
    refuses([header, '0,0,x'], /a number as loss in line 2 of t\.csv, got "x"/);
    refuses([`${header},member`, '0,0,1,yes'], /true or false as member in line 2 of t\.csv, got "yes"/);
  });

  it('refuses labels and ids of a record that differ from row to row', () => {
    refuses(
      ['model,record,loss,label', '0,0,1,a', '1,0,1,b'],
      /one label of record 0 in t\.csv, got "a and, in line 3, b"/,
    );
  });
});
