// Makes terms of words, as `site/search/terms.py` does: one table of examples tests both.
globalThis.phbSok.terms = (() => {
  const LETTERS = { æ: "e", ø: "o", ð: "d", đ: "d", ŋ: "n", ŧ: "t", ß: "ss" };
  const THOUSANDS = /\d+(?:[ \u00a0\u202f]\d{3})+(?!\d)/g;
  const WORD = /[\p{L}\p{N}_]+(?:[-/.,:'’&][\p{L}\p{N}_]+)*/gu;
  const PIECE = /[\p{L}\p{N}]+/gu;
  // A word of a text, or a number with its thousands apart.
  const WORD_OR_NUMBER = new RegExp(`${THOUSANDS.source}|${WORD.source}`, "gu");
  const NUMBER = /^\d[\d/.,:-]*$/;

  const folded = (word) =>
    word
      .toLowerCase()
      .replace(/[æøðđŋŧß]/g, (letter) => LETTERS[letter])
      .normalize("NFKD")
      .replace(/\p{M}/gu, "");

  // «1 400 000» is one number; a year before a number is another: «2027 100 000».
  const together = (number) => {
    const [first, ...rest] = number.split(/\s/);
    return `${first}${first.length <= 3 ? "" : " "}${rest.join("")}`;
  };
  const wordsOf = (text) => text.normalize("NFC").toLowerCase().replace(THOUSANDS, together).match(WORD) ?? [];
  const isNumber = (word) => NUMBER.test(word);

  // The Norwegian stemmer of Snowball, for folded words. Long endings come first.
  const ENDINGS = [
    ..."hetenes hetene hetens heten heter endes ande ende edes enes erte".split(" "),
    ..."ede ane ene ens ers ets het ert ast en ar er as es et a e s".split(" "),
  ];
  const LAST_ENDINGS = "hetslov eleg elig elov slov leg eig lig els lov ig".split(" ");
  const KEPT = {
    s: /(?<![bcdfghjlmnoptvyz]|(?<!e)r|[^aeiouy]k)$/,
    ers: /(?:ind|kk|nk|amm|omm|(?<!s)kap|pp|lt|ast|(?<!ha|gi)v)$/,
  };
  const stem = (word) => {
    const start = /^[^aeiouy]*[aeiouy]+[^aeiouy]/.exec(word)?.[0] ?? word;
    const least = Math.max(start.length, 3);
    const endingIn = (endings) =>
      endings.find((each) => word.endsWith(each) && word.length - each.length >= least) ?? "";
    const ending = endingIn(ENDINGS);
    const before = word.slice(0, word.length - ending.length);
    if (!KEPT[ending]?.test(before)) word = ending.startsWith("ert") ? `${before}er` : before;
    if (/[dv]t$/.test(word) && word.length - 2 >= least) word = word.slice(0, -1);
    return word.slice(0, word.length - endingIn(LAST_ENDINGS).length);
  };

  let ignored = new Set();
  const isIgnored = (word) => ignored.has(folded(word));

  let bokmal = {};
  let nynorsk = /(?!)/g;
  // Learns parts of words in nynorsk, and the same in bokmål: long ones first; and small words.
  const learn = (parts, small = []) => {
    ignored = new Set(small);
    bokmal = parts;
    terms.clear();
    const patterns = Object.keys(parts).map((part) => part.replace(/\W/g, "\\$&"));
    nynorsk = new RegExp(patterns.join("|") || "(?!)", "g");
  };

  // «Ledere» and «lederne» are «leder», and «vurdering» is «vurdere».
  const LAST_ENDING = /(?<=...)(?:ern?|ar|ering)$|(?<=[^\Waeiouy]{2})ing$|(?<=it)et$|(?<=..al)t$|(?<=m)m$/;
  // «Veien», «eier» and «byene», which the stemmer leaves; and «A3-en».
  const OPEN_SYLLABLE =
    /^([^aeiouy\W\d]+[aeiouy]{1,2}|[aeiouy]{2}|[aeiouy][^aeiouydtv\W\d])(?:e|en|er|et|ens|ers|ets|es|ene|enes|ere|eren|erne|ernes|ar|ane|a)$/;
  const HYPHENED_ENDING = /-(?:en|et|er|ene|ens|ets|enes|ane|ar|a|s)$/;

  // The term of each word that was seen: the texts of a handbook have the same words again and again.
  const terms = new Map();
  const one = (word) => {
    if (!terms.has(word)) terms.set(word, withoutEnding(word));
    return terms.get(word);
  };
  const withoutEnding = (word) => {
    const plain = word.replace(nynorsk, (part) => bokmal[part]);
    const syllable = OPEN_SYLLABLE.exec(plain);
    if (syllable) return syllable[1];
    const term = stem(plain);
    const law = plain.indexOf("lov", term.length); // no ending: «kommuneloven» is not «kommune»
    if (law > 0) return plain.slice(0, law + 3);
    return term.replace(LAST_ENDING, "");
  };
  const termsOf = (word) => {
    const plain = folded(word);
    if (isNumber(plain)) return [...new Set([plain, ...plain.split("-").filter(Boolean)])];
    const pieces = plain.replace(HYPHENED_ENDING, "").match(PIECE) ?? [];
    return [...new Set([pieces.join(""), ...pieces].map(one))];
  };
  return { WORD_OR_NUMBER, folded, isIgnored, isNumber, learn, termsOf, wordsOf };
})();
