import assert from 'node:assert/strict';
import { decisionOn, readText, times, withLabel } from './readText';

const x = times(60, i => (i * 3) % 17);

/** Why the first column is not used; undefined if it is. */
const whyLeftOut = (name: string, cells: unknown[], options = {}) => {
  const data = readText(withLabel({ [name]: cells, x: times(cells.length, i => i % 7) }), options);
  const { type, why } = decisionOn(data, name);
  assert.equal(
    data.notes.some(note => note.startsWith('Not used: ')),
    type === 'left out',
  );
  return type === 'left out' ? why : undefined;
};

describe('columns that name or count the records', () => {
  it('are not used: running numbers, all-different texts, unnamed columns', () => {
    assert.equal(
      whyLeftOut(
        'nr',
        times(60, i => i),
      ),
      'counts the records, 0 to 59',
    );
    assert.equal(
      whyLeftOut(
        'case',
        times(60, i => 1060 - i),
      ),
      'counts the records, 1001 to 1060',
    );
    assert.equal(
      whyLeftOut(
        'uuid',
        times(60, i => `550e8400-e29b-41d4-a716-4466554400${10 + i}`),
      ),
      'is different for each record',
    );
    assert.equal(
      whyLeftOut(
        'name',
        times(60, i => `${i} Smith`.repeat(3)),
      ),
      'is different for each record',
    );
    assert.equal(whyLeftOut('', [7, 3, 9]), 'has no name, and is different for each record');
    assert.equal(whyLeftOut('', [2, 1, 3]), 'counts the records, 1 to 3');
    assert.equal(whyLeftOut('Unnamed: 0', ['ann', 'bob', 'cy']), 'is different for each record');
  });

  it('are not used if they are called identifiers and mostly differ', () => {
    const codes = times(60, i => 184_000 + 37 * ((i * 7) % 55));
    for (const name of [
      'id',
      'ID',
      'patient_id',
      'PatientID',
      'passengerId',
      'record-uuid',
      'Sample GUID',
      'identifier',
    ])
      assert.equal(whyLeftOut(name, codes), 'is called an identifier', name);
    for (const name of ['paid', 'valid', 'grid', 'humid', 'identity'])
      assert.equal(whyLeftOut(name, codes), undefined, name);
    assert.equal(
      whyLeftOut(
        'school_id',
        times(60, i => i % 6),
      ),
      undefined,
    );
    assert.equal(
      whyLeftOut(
        'acid',
        times(60, i => i / 7),
      ),
      undefined,
    );
    assert.equal(
      whyLeftOut(
        'visit_id',
        times(12, i => `v${i % 9}`),
      ),
      'is called an identifier',
    );
  });

  it('are not used if numbers cannot keep their digits', () => {
    const long = times(60, i => `9007199254740900${String(3 * i).padStart(2, '0')}`);
    const text = withLabel({ patient: long, x });
    assert.equal(whyLeftOut('patient', long), 'names the records by numbers of many digits');
    const apart = times(60, i => `27600${i + 1}704604985117`);
    assert.equal(whyLeftOut('case', apart), 'names the records by numbers of many digits');
    assert.match(readText(text).notes.join(), /26 of 60 records repeat an earlier one: 34 distinct/);
    assert.doesNotMatch(readText(text, { categorical: ['patient'] }).notes.join(), /repeat/);
    const message = /"patient": "900719925474090000" in line 2 has more digits than numbers keep: 60 different values/;
    assert.throws(() => readText(text, { numeric: ['patient'] }), { name: 'RangeError', message });
    const twice = withLabel({ patient: times(60, i => long[i >> 1]), x });
    assert.throws(() => readText(twice), /more digits than numbers keep.*`id`, `categorical` or `drop`/);
    assert.equal(
      whyLeftOut(
        'mass',
        times(60, i => `${i % 7}e30`),
      ),
      undefined,
    );
  });

  it('may begin anywhere only if they have no name', () => {
    const from6 = times(60, i => i + 6);
    assert.equal(whyLeftOut('dose', from6), undefined);
    assert.equal(whyLeftOut('', from6), 'counts the records, 6 to 65');
  });

  it('are used on request', () => {
    const text = withLabel({ '': times(60, i => i), x });
    assert.equal(readText(text).features.width, 1);
    assert.equal(readText(text, { numeric: [''] }).features.width, 2);
    assert.equal(readText(text, { categorical: [''] }).features.width, 61);
    assert.deepEqual(readText(text).notes, [
      'Not used: the column without a name (counts the records, 0 to 59). To use such a column, list it under ' +
        '`numeric` or `categorical`.',
      '26 of 60 records repeat an earlier one: 34 distinct.',
    ]);
  });

  it('are not taken for measurements: precise numbers stay', () => {
    assert.equal(
      whyLeftOut(
        'income',
        times(60, i => 20_000 + 137 * i * i),
      ),
      undefined,
    );
    assert.equal(
      whyLeftOut(
        'height',
        times(60, i => 150 + i / 10),
      ),
      undefined,
    );
    assert.equal(
      whyLeftOut(
        'age',
        times(60, i => (i === 7 ? 'NA' : i)),
      ),
      undefined,
    ); // names are not missing
    assert.equal(whyLeftOut('dose', [1, 2, 3, 4]), undefined); // four may be all different by chance
    const data = readText(withLabel({ income: times(60, i => 20_000 + 137 * i * i), x }));
    assert.match(data.notes[0], /^Numbers, though they may be names, as all differ: income\. List names under `id`/);
  });
});
