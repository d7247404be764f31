/** Cuts text, as it comes, into lines. They end in LF, CR LF or CR, also in turns. */
export class Lines {
  /** How many lines there were so far. */
  count = 0;
  private parts: string[] = [];
  private cr = false;

  /** The lines that end in the next piece of text. */
  push(piece: string): string[] {
    // LF at the start may belong to a CR at the end of the piece before.
    const text = this.cr && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece.length > 0) this.cr = piece.endsWith('\r');
    const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
    this.parts.push(lines[0]);
    if (lines.length === 1) return [];
    lines[0] = this.parts.join('');
    this.parts = [lines.pop()!];
    this.count += lines.length;
    return lines;
  }

  /** The last line, where no line break ends it. */
  end(): string[] {
    const last = this.parts.join('');
    this.parts = [];
    if (last === '') return [];
    this.count++;
    return [last];
  }
}
