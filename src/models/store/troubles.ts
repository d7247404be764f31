/** Files that could not be used, and what is done about it. */
export interface Kind {
  /** "Stored model", "Stored logits in": with the path of a file behind it, the subject of a sentence. */
  one: string;
  /** "stored models": with their number before it. */
  many: string;
  /** "it is trained again": what happens to one of them, and to several. */
  remedy: string[];
}

export const kinds = {
  models: {
    one: 'Stored model',
    many: 'stored models',
    remedy: ['it is trained again', 'they are trained again'],
  },
  logits: {
    one: 'Stored logits in',
    many: 'files with stored logits',
    remedy: ['they are computed again', 'they are computed again'],
  },
  numbers: {
    one: 'What follows from models in',
    many: 'files with what follows from models',
    remedy: ['it is computed again', 'they are computed again'],
  },
  said: {
    one: 'What was to be said of models in',
    many: 'files with what was to be said of models',
    remedy: ['it is lost', 'they are lost'],
  },
} satisfies Record<string, Kind>;

/** What went wrong with a store, in one sentence for each kind of trouble, however many files it concerned. */
export class Troubles {
  private readonly unusable = new Map<Kind, Map<string, string>>();
  private readonly refused = new Map<string, string>();

  /** Notes a file that could not be used. */
  add(kind: Kind, file: string, why: string): void {
    (this.unusable.get(kind) ?? this.unusable.set(kind, new Map()).get(kind)!).set(file, why);
  }

  /** Notes a file that the store did not take. */
  refuse(file: string, why: string): void {
    this.refused.set(file, why);
  }

  /** @param store what to call it */
  texts(store: string): string[] {
    const unusable = [...this.unusable].map(([{ one, many, remedy }, files]) => {
      const [[file, why]] = files;
      return files.size === 1
        ? `${one} ${file} was not usable (${why}); ${remedy[0]}.`
        : `${files.size} ${many} were not usable, ${remedy[1]}; the first is ${file} (${why}).`;
    });
    if (this.refused.size === 0) return unusable;
    const [[, why]] = this.refused;
    const what = this.refused.size === 1 ? 'a file' : `${this.refused.size} files`;
    return [
      ...unusable,
      `The store ${store} did not take ${what} (${why}): what was computed is not kept, and is computed again next ` +
        'time. Make room by npm run clean-store, or name another folder in GMIA_STORE.',
    ];
  }
}
