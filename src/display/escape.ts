const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML that shows it and does nothing else; fit for element content and for quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => entities[character]);

/** A value as JSON that can stand inside `<script>`: no text in it ends the element or starts a comment. */
export const escapeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Text for a title, name or label of a chart, where Plotly reads tags and entities: shown as it is. On one line, cut
 * after `longest` characters.
 */
export function plotlyText(text: string, longest = 80): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return escapeMarkup(line.length > longest ? `${line.slice(0, longest - 1)}…` : line);
}

const escapeMarkup = (text: string) => text.replace(/[&<>]/g, character => entities[character]);

/** As `plotlyText`, but broken into lines of at most `width` characters, where a word allows it. */
export function plotlyTitle(text: string, width = 50): string {
  const lines = [''];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length >= width) lines.push(word);
    else lines[last] += (lines[last] && ' ') + word;
  }
  return lines.map(line => plotlyText(line)).join('<br>');
}

/** Control characters (colours, cursor movement, line breaks) of a text as visible signs, for a line of a terminal. */
export const oneLine = (text: string): string => text.replace(/\r\n|[\r\n]/g, '↵').replace(/\p{Cc}/gu, '\ufffd');
