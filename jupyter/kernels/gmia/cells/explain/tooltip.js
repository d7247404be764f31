'use strict';

const { ts } = require('../typescript.js');
const { atCursor } = require('./atCursor.js');
const { documentationOf } = require('./documentation.js');
const { memberText, signatureText } = require('./typeText.js');

/** Signatures of one name that are shown. */
const mostSignatures = 4;

/** Fields of an object that are shown. */
const mostFields = 40;

/**
 * What is known of the code at a position, as a bundle of forms for Jupyter.
 *
 * @param {{source: object, checker: object}} look
 * @param {number} position
 * @returns {{'text/plain': string, 'text/markdown': string} | undefined}
 */
function tooltip(look, position) {
  const found = atCursor(look, position);
  if (!found) return undefined;
  const parts = partsOf(found, look.checker);
  return {
    'text/plain': parts.map(plain).join('\n\n'),
    'text/markdown': parts.map(markdown).join('\n\n'),
  };
}

/** What is shown, from top to bottom: code, paragraphs, and lists with a title. */
function partsOf({ symbol, node, call }, checker) {
  const { made, signatures } = signaturesOf(symbol, { node, call }, checker);
  const about = documentationOf(symbol, checker);
  const [summary, ...further] = about.paragraphs;
  const name = `${made ? 'new ' : ''}${symbol.name}`;
  const isCalled = signatures.length > 0;
  const declared = isCalled ? callsText(name, signatures, node, checker) : valueText(symbol, node, checker);
  return [
    { code: declared },
    { text: about.deprecated === undefined ? undefined : `Deprecated. ${about.deprecated}` },
    { text: summary },
    { text: about.fallback && `Default: ${about.fallback}` },
    { title: 'Parameters', items: Array.from(about.parameters, ([name, text]) => ({ name, text })) },
    ...optionsOf(signatures, call, node, checker),
    fieldsOf(symbol, node, checker),
    ...about.throws.map(text => ({ text: `Throws ${text}` })),
    { title: 'Example', code: about.example },
    ...further.map(text => ({ text })),
  ].filter(({ code, text, items }) => code || text || items?.length > 0);
}

/** How it can be called; where it cannot, or `new` stands before it, how one is made. */
function signaturesOf(symbol, { node, call }, checker) {
  const type = checker.getTypeOfSymbolAtLocation(symbol, node);
  const [calls, constructs] = [type.getCallSignatures(), type.getConstructSignatures()];
  const isMade = calls.length === 0 || (call && ts.isNewExpression(call) && constructs.length > 0);
  return isMade ? { made: true, signatures: constructs } : { made: false, signatures: calls };
}

function callsText(name, signatures, node, checker) {
  const shown = signatures.slice(0, mostSignatures).map(signature => signatureText(name, signature, node, checker));
  const more = signatures.length - shown.length;
  return [...shown, ...(more > 0 ? [`// and ${more} more`] : [])].join('\n');
}

/** A field as it is declared; of anything else, what TypeScript says. */
function valueText(symbol, node, checker) {
  if (symbol.flags & ts.SymbolFlags.Property) return memberText(symbol, node, checker);
  const { displayParts } = ts.SymbolDisplay.getSymbolDisplayPartsDocumentationAndSymbolKind(
    checker,
    symbol,
    node.getSourceFile(),
    undefined,
    node,
  );
  const text = ts.displayPartsToString(displayParts);
  // A module is named by its path, which says nothing that the name in the cell does not.
  return symbol.flags & ts.SymbolFlags.ValueModule ? `namespace ${node.text ?? symbol.name}` : text;
}

/** The fields of each parameter that is an object of options, with what they say of their defaults. */
function optionsOf(signatures, call, node, checker) {
  const resolved = call && checker.getResolvedSignature(call);
  const signature = signatures.includes(resolved) ? resolved : (resolved ?? signatures[0]);
  return (signature?.getParameters() ?? []).flatMap(parameter => {
    const fields = optionFields(checker.getTypeOfSymbolAtLocation(parameter, node), checker);
    const items = fields.map(field => itemOf(field, node, checker));
    return items.length > 0 ? [{ title: `Fields of ${parameter.name}`, items }] : [];
  });
}

/** The fields of a type, all of which may be left out; none of another type. */
function optionFields(type, checker) {
  const options = checker.getNonNullableType(type);
  if (!(options.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) || checker.isArrayType(options)) return [];
  const fields = options.getProperties();
  const areOptional = fields.every(field => field.flags & ts.SymbolFlags.Optional);
  return areOptional ? fields.slice(0, mostFields) : [];
}

/** The fields of an interface or a type that is shown itself. */
function fieldsOf(symbol, node, checker) {
  if (symbol.flags & ts.SymbolFlags.Value || !(symbol.flags & ts.SymbolFlags.Type)) return {};
  const fields = checker.getDeclaredTypeOfSymbol(symbol).getProperties().slice(0, mostFields);
  const declared = fields.filter(field => field.declarations?.every(ts.isPropertySignature));
  return { title: 'Fields', items: declared.map(field => itemOf(field, node, checker)) };
}

function itemOf(field, node, checker) {
  const { paragraphs, fallback } = documentationOf(field, checker);
  const text = [...paragraphs, ...(fallback ? [`Default: ${fallback}`] : [])].join(' ');
  return { name: memberText(field, node, checker), text };
}

const plain = ({ title, code, text, items }) =>
  [title && `${title}:`, code, text, ...(items ?? []).map(item => `  ${item.name}  ${item.text}`.trimEnd())]
    .filter(Boolean)
    .join('\n');

const markdown = ({ title, code, text, items }) =>
  [
    title && `**${title}**\n`,
    code && `\`\`\`ts\n${code}\n\`\`\``,
    text?.replace(/^(Throws|Default:|Deprecated\.)/, '**$1**'),
    ...(items ?? []).map(item => `- \`${item.name}\` ${item.text}`.trimEnd()),
  ]
    .filter(Boolean)
    .join('\n');

module.exports = { tooltip };
