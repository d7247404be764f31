/** What models said about a few records at the start, beside what they say later. */
export class Canaries {
  private readonly first = new Map<number, { answer: Float64Array; version?: string }>();
  /** Models that answered otherwise than at the start, and those whose kept answers differ from the start. */
  private readonly changed = new Set<number>();
  private readonly stale = new Set<number>();
  private readonly versions = new Set<string>();

  constructor(private readonly models: number) {}

  /** @param kept what was kept from earlier of the same records, where all of them were, and the versions of then */
  start(model: number, answer: Float64Array, version?: string, kept?: Float64Array, keptVersions: string[] = []): void {
    this.first.set(model, { answer, version });
    const other = version === undefined ? undefined : keptVersions.find(one => one !== version);
    if ((kept && !alike(kept, answer)) || other !== undefined) this.stale.add(model);
    if (other !== undefined) this.versions.add(`${other} → ${version}`);
  }

  again(model: number, answer: Float64Array): void {
    if (!alike(this.first.get(model)!.answer, answer)) this.changed.add(model);
  }

  version(model: number, version?: string): void {
    const first = this.first.get(model)!.version;
    if (first === undefined || version === undefined || version === first) return;
    this.changed.add(model);
    this.versions.add(`${first} → ${version}`);
  }

  get warnings(): string[] {
    const found: string[] = [];
    const versions = this.versions.size > 0 ? ` (version ${[...this.versions].join(', ')})` : '';
    if (this.stale.size > 0)
      found.push(
        `Answers of ${this.part(this.stale)} are kept from earlier, and it now answers differently${versions}: it ` +
          'was replaced, or answers at random. forget() drops them.',
      );
    if (this.changed.size > 0)
      found.push(
        `${this.part(this.changed)} answered the same question differently while it was asked: it was ` +
          `replaced${versions}, or answers at random. Answers before and after do not belong together.`,
      );
    return found;
  }

  private part(some: Set<number>): string {
    return this.models === 1 ? 'the model' : `${some.size} of ${this.models} models`;
  }
}

const tolerance = 1e-5; // relative; the order of sums may differ from request to request

const alike = (a: Float64Array, b: Float64Array): boolean =>
  a.every(
    (value, i) =>
      Object.is(value, b[i]) || value === b[i] || Math.abs(value - b[i]) <= tolerance * Math.max(1, Math.abs(value)),
  );
