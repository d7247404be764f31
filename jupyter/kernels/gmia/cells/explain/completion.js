'use strict';

const { ts } = require('../typescript.js');
const { candidate } = require('./candidate.js');

/**
 * What may stand at a position: what begins as what stands there, then what only contains it. Fields of the object that
 * is written and names of the cells come before names that are known everywhere, which are left out where nothing is
 * written yet; deprecated ones come last.
 *
 * @param {{program: object, source: object, checker: object}} look
 * @param {number} position
 * @returns {{from: number, to: number, items: {text: string, type: string, signature: string}[]}} the place of what
 *   is replaced, and by what
 */
function completion(look, position) {
  const { source } = look;
  const [from, to] = placeAt(source, position);
  const begun = source.text.slice(from, position);
  const items = entriesAt(look, position)
    .map(entry => ({ ...candidate(entry, look), match: matchOf(entry.name, begun) }))
    .filter(({ match, isNear }) => match < Infinity && (begun || isNear))
    .sort(
      (a, b) =>
        a.isDeprecated - b.isDeprecated ||
        a.match - b.match ||
        b.isNear - a.isNear ||
        a.group - b.group ||
        a.text.localeCompare(b.text),
    );
  return { from, to, items: items.map(({ text, type, signature }) => ({ text, type, signature })) };
}

/** From where to where the name or the text stands that a position is within. */
function placeAt(source, position) {
  const token = ts.getTouchingPropertyName(source, position);
  const start = token.getStart(source);
  if ((ts.isIdentifier(token) || ts.isKeyword(token.kind)) && start <= position) return [start, token.end];
  const text = ts.findPrecedingToken(position, source);
  if (!text || !ts.isStringLiteralLike(text)) return [position, position];
  const from = text.getStart(source) + 1;
  const isClosed = text.end > from && source.text[text.end - 1] === source.text[from - 1];
  const to = isClosed ? text.end - 1 : text.end;
  return from <= position && position <= to ? [from, to] : [position, position];
}

/** What TypeScript offers. */
function entriesAt({ program, source }, position) {
  const nothing = () => {};
  const token = { isCancellationRequested: () => false, throwIfCancellationRequested: nothing };
  const preferences = { quotePreference: 'single' };
  const { Invoked } = ts.CompletionTriggerKind;
  const where = [source, position, preferences, undefined, Invoked];
  const found = ts.Completions.getCompletionsAtPosition({}, program, nothing, ...where, token, undefined, true);
  return found?.entries ?? [];
}

/** 0 for what begins alike, 1 for what contains it; capitals or not. */
function matchOf(name, begun) {
  const at = name.toLowerCase().indexOf(begun.toLowerCase());
  return at < 0 ? Infinity : Math.sign(at);
}

module.exports = { completion };
