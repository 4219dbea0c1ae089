// Tells which words of a query a text has, marks them, and cuts two lines out around them.
globalThis.phbSok.texts = (() => {
  const { WORD_OR_NUMBER, folded, isIgnored, termsOf, wordsOf } = phbSok.terms;
  const LONGEST = 180; // letters of two lines
  const BEFORE = 60; // and of those before the word
  const PIECES = new RegExp(`(${WORD_OR_NUMBER.source})`, "u");
  const has = (terms, word) => {
    if (isIgnored(word)) return false; // «for» is no form of «føre»
    const plain = folded(word);
    const isInside = [...terms].some((term) => term.length > 3 && plain.includes(term));
    return isInside || termsOf(word).some((term) => terms.has(term));
  };
  // Tells which words of a query a word of a text is, or a number. Texts have the same words again and again.
  const matcherOf = (found) => {
    const known = new Map();
    return (piece) => {
      if (!known.has(piece)) {
        const words = wordsOf(piece); // «1 400 000» is one
        known.set(piece, found.filter(({ terms }) => words.some((word) => has(terms, word))));
      }
      return known.get(piece);
    };
  };
  // The number of the words of a query that a text has.
  const met = (text, matches) => new Set((text.match(WORD_OR_NUMBER) ?? []).flatMap((word) => matches(word))).size;
  const marked = (text, matches) =>
    text.split(PIECES).map((piece, at) => [piece, at % 2 === 1 && matches(piece).length > 0]);

  // Two lines of a text, where most of the words are.
  const excerpt = (text, matches) => {
    if (text.length <= LONGEST) return text;
    let most = { words: 0, index: 0 };
    for (const { 0: word, index } of text.matchAll(WORD_OR_NUMBER)) {
      if (!matches(word).length) continue;
      const words = met(text.slice(index, index + LONGEST - BEFORE), matches);
      if (words > most.words) most = { words, index };
    }
    const at = Math.max(0, Math.min(most.index - BEFORE, text.length - LONGEST));
    const from = at ? text.indexOf(" ", at) + 1 : 0;
    const end = from + LONGEST;
    const space = text.lastIndexOf(" ", end);
    const cut = space > from ? space : end;
    const to = end < text.length ? cut : text.length;
    return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  };

  return { excerpt, marked, matcherOf, met };
})();
