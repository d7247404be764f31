import assert from 'node:assert/strict';
import { makeToy } from '../../../src/data/load/makeToy';
import { Records } from '../../../src/data/records';
import { drawRecords } from '../../../src/display/pictures/drawRecords';
import { Picture } from '../../../src/display/pictures/picture';
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

  it('needs a record, and a note on each', () => {
    const dataset = makeToy({ records: 5 });
    assert.throws(() => drawRecords(new Records(dataset, [])), /a record to draw, got "none"/);
    assert.throws(
      () => drawRecords(new Records(dataset, [1]), { notes: { exposure: [1, 2] } }),
      /notes on 1 records, got "2 of exposure"/,
    );
  });
});
