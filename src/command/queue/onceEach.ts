const silence = 60_000; // milliseconds

/** Says a text that comes again and again, as while a server is away, once in a minute. */
export function onceEach(say: (text: string) => void): (text: string) => void {
  const last = new Map<string, number>();
  return text => {
    const now = performance.now();
    if (now - (last.get(text) ?? -Infinity) < silence) return;
    last.set(text, now);
    say(text);
  };
}
