'use strict';

const { ts } = require('../typescript.js');

/** What a doc comment says, by its parts. */
/** @typedef {{paragraphs: string[], parameters: Map<string, string>, throws: string[], example?: string,
 *    fallback?: string, deprecated?: string}} Documentation */

/**
 * @param {object} symbol of TypeScript
 * @param {object} checker
 * @returns {Documentation} the `fallback` is what `@default` says
 */
function documentationOf(symbol, checker) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol.getJsDocTags(checker).map(({ name, text }) => ({ name, text: ts.displayPartsToString(text) }));
  const first = (...names) => tags.find(({ name }) => names.includes(name))?.text;
  const parameters = tags
    .filter(({ name }) => name === 'param')
    .map(({ text }) => /^(\S+)\s*([\s\S]*)$/.exec(text))
    .filter(match => match?.[2]);
  return {
    paragraphs: paragraphsOf(text),
    parameters: new Map(parameters.map(([, name, about]) => [name, joinLines(about)])),
    throws: tags.filter(({ name }) => name === 'throws').map(({ text }) => joinLines(text)),
    example: first('example'),
    fallback: first('default', 'defaultValue'),
    deprecated: first('deprecated'),
  };
}

/** Code between fences stays as it is. */
const paragraphsOf = text =>
  text
    .split(/(^```[\s\S]*?^```)/m)
    .flatMap((part, i) => (i % 2 ? [part] : part.split(/\n\s*\n/).map(joinLines)))
    .filter(Boolean);

/** The lines of a paragraph as one, for pages of any width; those of a list stay. */
const joinLines = text => text.replace(/\s*\n\s*(?!\s|[-*|] |\d+\. )/g, ' ').trim();

module.exports = { documentationOf };
