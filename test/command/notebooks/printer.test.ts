import assert from 'node:assert/strict';
import { Printer } from '../../../src/command/notebooks/printer';

/** What work writes to standard output. */
function printed(work: (printer: Printer) => void): string {
  const { write } = process.stdout;
  let text = '';
  process.stdout.write = (chunk: string | Uint8Array) => {
    text += chunk;
    return true;
  };
  try {
    work(new Printer(place => ({ heading: `[${place + 1}/2] 0${place} ...`, name: `0${place}` })));
  } finally {
    process.stdout.write = write;
  }
  return text;
}

describe('Printer, where there is no terminal', () => {
  before(function () {
    if (process.stdout.isTTY) this.skip();
  });

  it('has a line for a notebook, and more where there is more to say', () => {
    const text = printed(printer => {
      printer.start(0);
      printer.end(0, { seconds: 7 });
      printer.start(1);
      printer.plan(1, '100 models to train');
      printer.end(1, { seconds: 9, error: 'RangeError: no\nline 2' });
    });
    assert.equal(
      text,
      '[1/2] 00 ... 7.0 s\n[2/2] 01 ...\n    100 models to train\n' +
        '[2/2] 01 ... FAILED after 9.0 s\n    RangeError: no\n    line 2\n',
    );
  });

  it('says which notebook a line is about where several run', () => {
    const text = printed(printer => {
      printer.start(0);
      printer.start(1);
      printer.progress(0, 'half');
      printer.end(1, { seconds: 2 });
      printer.progress(0, 'done');
      printer.end(0, { seconds: 3 });
    });
    assert.equal(text, '[1/2] 00 ...\n[2/2] 01 ...\n    00: half\n[2/2] 01 ... 2.0 s\n    done\n[1/2] 00 ... 3.0 s\n');
  });
});
