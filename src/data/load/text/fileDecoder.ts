import { isUtf8 } from 'node:buffer';
import { expected } from '../../../core/check';
import { checkIsText, markOf } from './checkIsText';

/** Turns the bytes of a file, as they come, into text. Bytes that say no text are an error. */
export class FileDecoder {
  /** What the file itself says of its encoding, for the reader of a result. */
  readonly notes: string[] = [];
  private decoder?: TextDecoder;
  private left: Buffer = Buffer.alloc(0);

  /** @param line that the next text begins in, for messages */
  constructor(
    private readonly source: string,
    private readonly encoding: string | undefined,
    private readonly line: () => number,
  ) {}

  /** The text of the next bytes, but for a letter that is not whole yet. @throws RangeError */
  push(bytes: Buffer): string {
    const all = this.left.length > 0 ? Buffer.concat([this.left, bytes]) : bytes;
    const whole = this.decoder || all.length >= LONGEST_START ? wholeLetters(all) : 0;
    this.left = all.subarray(whole);
    return whole === 0 ? '' : this.decode(all.subarray(0, whole), true);
  }

  /** What is left. @throws RangeError */
  end(): string {
    return this.decode(this.left, false);
  }

  private decode(bytes: Buffer, goesOn: boolean): string {
    this.decoder ??= this.start(bytes);
    if (this.decoder.encoding !== 'utf-8') return this.checkNul(this.decoded(this.decoder, bytes, goesOn), bytes);
    // What is UTF-8 is known faster, and turned into text ten times faster, without the decoder.
    if (bytes.includes(0)) this.checkNul(bytes.toString('latin1'), bytes);
    return isUtf8(bytes) ? bytes.toString() : this.refuse(bytes);
  }

  private checkNul(text: string, bytes: Buffer): string {
    const at = text.indexOf('\0');
    if (at < 0) return text;
    const byteOrder = bytes[0] === 0 ? 'be' : 'le';
    return expected(
      `text in line ${this.line() + lineBreaks(text.slice(0, at))} of ${this.source}`,
      'a byte 0',
      `It is UTF-16 without a mark (\`encoding: 'utf-16${byteOrder}'\`), or no text at all.`,
    );
  }

  private start(first: Buffer): TextDecoder {
    checkIsText(first, this.source);
    const mark = markOf(first);
    if (this.encoding === undefined && mark?.startsWith('utf-16'))
      this.notes.push(`${this.source} is read as ${mark.toUpperCase()}, as its first bytes say.`);
    return new TextDecoder(this.encoding ?? mark, { fatal: true });
  }

  private decoded(decoder: TextDecoder, bytes: Buffer, goesOn: boolean): string {
    try {
      return decoder.decode(bytes, { stream: goesOn });
    } catch {
      const what = `text of the encoding ${decoder.encoding} in ${this.source}, line ${this.line()} or after it`;
      return expected(what, 'bytes that are none', 'Name another `encoding`.');
    }
  }

  private refuse(bytes: Buffer): never {
    const at = firstWrong(bytes);
    const around = new TextDecoder('latin1').decode(lineAround(bytes, at));
    return expected(
      `UTF-8 in line ${this.line() + lineBreaks(bytes.toString('latin1', 0, at))} of ${this.source}`,
      `the byte ${bytes[at].toString(16)}`,
      `Read as latin1 it says ${JSON.stringify(around)}: where that is right, say \`encoding: 'latin1'\`, ` +
        "otherwise name the file's own encoding.",
    );
  }
}

/** Before so many bytes are there, it is not known how the file begins. */
const LONGEST_START = 16;

const isFollower = (byte: number) => byte >= 0x80 && byte < 0xc0;

/** How many bytes there are to the end of the last letter of UTF-8 that is whole. */
function wholeLetters(bytes: Buffer): number {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && at > 0 && isFollower(bytes[at])) at--;
  const length = bytes[at] >= 0xf0 ? 4 : bytes[at] >= 0xe0 ? 3 : bytes[at] >= 0xc0 ? 2 : 1;
  return at + length > bytes.length ? at : bytes.length;
}

/** Where the first byte stands that begins no letter of UTF-8. */
function firstWrong(bytes: Buffer): number {
  for (let at = 0; ; ) {
    const length = [1, 2, 3, 4].find(n => at + n <= bytes.length && isUtf8(bytes.subarray(at, at + n)));
    if (length === undefined) return at;
    at += length;
  }
}

const lineBreaks = (text: string): number => text.split(/\r\n|\n|\r/).length - 1;

/** Some bytes around a place, within its line. */
function lineAround(bytes: Buffer, at: number): Buffer {
  const isBreak = (byte: number) => byte === 10 || byte === 13;
  let start = at;
  while (start > 0 && start > at - 12 && !isBreak(bytes[start - 1])) start--;
  let end = at;
  while (end < bytes.length && end < at + 12 && !isBreak(bytes[end])) end++;
  return bytes.subarray(start, end);
}
