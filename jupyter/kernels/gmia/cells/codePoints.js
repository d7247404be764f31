'use strict';

/** Jupyter counts characters as Unicode does, and JavaScript in halves of some: 𝛿 is one, and two. */

/** @returns {number} the place in a JavaScript string that comes after so many characters */
const indexAfter = (text, characters) => Array.from(text).slice(0, characters).join('').length;

/** @returns {number} how many characters come before a place in a JavaScript string */
const charactersBefore = (text, index) => Array.from(text.slice(0, index)).length;

module.exports = { charactersBefore, indexAfter };
