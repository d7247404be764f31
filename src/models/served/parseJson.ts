const bare = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
const mark = '\u0001number ';

/**
 * JSON, in which NaN, Infinity and -Infinity may stand for numbers, as some servers write it.
 * @throws SyntaxError for anything else
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const marked = text.replace(bare, token => (token.startsWith('"') ? token : JSON.stringify(mark + token)));
    if (marked === text) throw error;
    return JSON.parse(marked, (_, value) =>
      typeof value === 'string' && value.startsWith(mark) ? Number(value.slice(mark.length)) : value,
    );
  }
}
