'use strict';

const lineFeed = 10;

/** Hands each line of a stream on. Node's readline would end one at characters that JSON has within texts, too. */
function onLines(stream, hear) {
  let begun = [];
  stream.on('data', bytes => {
    let rest = bytes;
    for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed)) {
      const line = Buffer.concat([...begun, rest.subarray(0, end)]).toString();
      begun = [];
      rest = rest.subarray(end + 1);
      hear(line);
    }
    if (rest.length > 0) begun.push(rest);
  });
}

module.exports = { onLines };
