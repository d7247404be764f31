import { encodePng } from '../../pictures/png';

/** What Plotly needs of a canvas to draw a heat map: rectangles, and pixels of one colour each. */
export class Canvas {
  width = 0;
  height = 0;
  fillStyle = '';
  private pixels?: Uint8Array;

  getContext(): this {
    return this;
  }

  /** `[pixels × (red, green, blue, opacity)]`, transparent at first. */
  private get bytes(): Uint8Array {
    this.pixels ??= new Uint8Array(4 * this.width * this.height);
    return this.pixels;
  }

  /** In `fillStyle`, rgba(red, green, blue, opacity) as Plotly writes it. */
  fillRect(x: number, y: number, width: number, height: number): void {
    const [red, green, blue, opacity = 1] = (this.fillStyle.match(/[\d.]+/g) ?? []).map(Number);
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++)
      for (let at = Math.max(0, x); at < Math.min(this.width, x + width); at++)
        this.bytes.set([red, green, blue, 255 * opacity], 4 * (row * this.width + at));
  }

  createImageData(width: number, height: number): { data: Uint8Array } {
    return { data: new Uint8Array(4 * width * height) };
  }

  /** Plotly puts whole images only. */
  putImageData({ data }: { data: Uint8Array }): void {
    this.bytes.set(data);
  }

  toDataURL(): string {
    return `data:image/png;base64,${encodePng(this.bytes, [this.height, this.width, 4]).toString('base64')}`;
  }
}
