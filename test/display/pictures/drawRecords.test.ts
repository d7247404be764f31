import assert from 'node:assert/strict';
import { makeToy } from '../../../src/data/load/makeToy';
import { Records } from '../../../src/data/records';
import { drawRecords } from '../../../src/display/pictures/drawRecords';
import { Picture } from '../../../src/display/pictures/picture';
import { tableOf } from '../../../src/display/table';
import { known, oddDataset } from '../../data/oddDataset';
import { tinyImages } from '../../models/tinyImages';

describe('drawRecords', () => {
  it('draws images with class and notes below', () => {
    const dataset = tinyImages();
    const drawn = drawRecords(new Records(dataset, [1, 0]), { title: 'Two', notes: { exposure: ['0.9', '0.5'] } });
    assert.ok(drawn instanceof Picture);
    assert.equal(drawn.html.match(/data:image\/png/g)!.length, 2);
    assert.ok(drawn.html.includes('Two') && drawn.html.includes(`${dataset.classes[dataset.labels[1]]} · 0.9`));
  });

  it('gives rows of fields where records are no images', () => {
    const dataset = makeToy({ records: 5 });
    const [first, second] = drawRecords(new Records(dataset, [4, 0]), { notes: { exposure: [0.9, 0.5] } }) as Record<
      string,
      unknown
    >[];
    assert.deepEqual(Object.keys(first), ['class', 'exposure', ...dataset.columns.map(({ name }) => name)]);
    assert.deepEqual([first.exposure, second.class], [0.9, dataset.classes[dataset.labels[0]]]);
  });

  it('says which records these are where the data set knows', () => {
    const which = {
      ids: tinyImages().classes.concat(Array(58).fill('x')),
      place: (record: number) => `line ${record + 2}`,
    };
    const images = drawRecords(new Records({ ...tinyImages(), ...which }, [1])) as Picture;
    assert.ok(images.html.includes('record 1 (&quot;lying&quot;, line 3) · lying'), images.html.slice(-300));
    const toy = { ...makeToy({ records: 5 }), place: which.place };
    const [row] = drawRecords(new Records(toy, [4])) as object[];
    assert.deepEqual(Object.entries(row).slice(0, 3), [
      ['record', 4],
      ['place', 'line 6'],
      ['class', '+'],
    ]);
  });

  it('overwrites neither class nor notes nor columns by each other', () => {
    const notes = { record: [0.5], class: [7] };
    const [row] = drawRecords(new Records(oddDataset(known), [3]), { notes }) as Record<string, unknown>[];
    const named = Object.entries(row).map(([name, value]) => `${name}: ${value}`);
    // Numbers stand first in every object.
    assert.deepEqual(named, [
      '9: 34',
      '10: 33',
      'record: 3',
      'place: line 5',
      'id: d',
      'class: constructor',
      'record (2): 0.5',
      'class (2): 7',
      'class (3): 30',
      'record (3): 31',
      'AUC: null',
      '__proto__: 35',
      'index: 36',
      'constructor: 37',
      'place (2): 38',
      ': toString',
    ]);
    const table = tableOf([row])!;
    assert.equal(table.rows[0][table.names.indexOf('__proto__')], 35);
  });

  it('needs a record, and a note on each', () => {
    const dataset = makeToy({ records: 5 });
    assert.throws(() => drawRecords(new Records(dataset, [])), /a record to draw, got "none"/);
    assert.throws(
      () => drawRecords(new Records(dataset, [1]), { notes: { exposure: [1, 2] } }),
      /notes on 1 records, got "2 of exposure"/,
    );
  });
});
