// Looks words up in the index: the pages that have them, and what a word that is nowhere may mean.
globalThis.phbSok.lookup = (() => {
  const { folded, isNumber, termsOf, wordsOf } = phbSok.terms;
  const { matcherOf, met } = phbSok.texts;
  const { linesFrom, linesOf, lookedFor, pageOf, pagesOf, partsOf, site, termOf } = phbSok.index;
  const OF_OTHER = 0.5; // how much a word that means the same, or begins so, counts of the word itself
  const OF_ALL_BUT_ONE = 0.5; // and a page that has all words but one
  const FEW = 5; // pages with all words, when these are shown too
  const SHORTEST_GUESSED = 4;
  const SHORTEST_HEAD = 3; // letters of the first word of a compound
  const SHORTEST_LAST = 4; // and of the last
  const MOST_OPENED = 5; // pages that are looked through for words that stand together
  const LONG = 8; // letters of a term that may have two wrong
  const SHORTEST_CUT = 5; // letters of a word that is left without its ending

  // --- Words -----------------------------------------------------------------------------------
  const best = (weights) => {
    const pages = new Map();
    for (const [page, weight] of weights) pages.set(page, Math.max(pages.get(page) ?? 0, weight));
    return pages;
  };
  const weighed = (pages, share) => [...pages].map(([page, weight]) => [page, weight * share]);
  const inOrder = (pages) => [...pages].sort(([, a], [, b]) => b - a);
  const isFound = ({ pages }) => pages.size > 0;
  const NOTHING = { pages: new Map(), terms: new Set() };

  // The pages of a word, and the terms that they have.
  const lookUp = async (word, isBeginning = false) => {
    const [whole, ...pieces] = termsOf(word);
    const plain = folded(word).replace(/[^\p{L}\p{N}]/gu, ""); // as terms have it: «ehandel»
    const own = await linesOf(whole);
    const same = (await Promise.all((site().same.get(whole) ?? []).map(linesOf))).flat();
    const isKnown = own.length + same.length > 0;
    const isOpen = plain.length > 1 && !isNumber(plain) && (!isKnown || (isBeginning && plain.length > 2));
    const longer = (isOpen ? await linesFrom(plain) : []).filter(
      (line) => line.startsWith(plain) && !own.includes(line) && !same.includes(line),
    );
    if (!isKnown && !longer.length && pieces.length) {
      const found = await Promise.all(pieces.map((piece) => lookUp(piece)));
      if (found.every(isFound)) return joined(found);
    }
    const weights = [[own, 1], [[...same, ...longer], OF_OTHER]];
    return {
      pages: best(weights.flatMap(([lines, share]) => lines.flatMap((line) => pagesOf(line, share)))),
      terms: new Set([...own, ...same, ...longer].map(termOf)),
    };
  };
  // The pages that have all of some words, or all but so many.
  const joined = (found, missing = 0) => {
    const sums = new Map();
    for (const { pages } of found)
      for (const [page, weight] of pages) {
        const [words, sum] = sums.get(page) ?? [0, 0];
        sums.set(page, [words + 1, sum + weight]);
      }
    const pages = new Map();
    for (const [page, [words, sum]] of sums) {
      const lacking = found.length - words;
      if (lacking <= missing) pages.set(page, sum * OF_ALL_BUT_ONE ** lacking);
    }
    return { pages, terms: new Set(found.flatMap(({ terms }) => [...terms])) };
  };

  // The words to look for: case numbers alone if there is such a case.
  const wordsIn = async (query) => {
    const words = lookedFor(query);
    const cases = words.filter((word) => /^\d+\/\d+$|^\d{1,3}-\d\d(\d\d)?$/.test(word));
    const known = await Promise.all(cases.map(linesOf));
    if (known.flat().length) return cases;
    return words;
  };

  // --- Typing mistakes -------------------------------------------------------------------------
  // The letters to put in, leave out, change or exchange with the next, if they are not too many.
  const wrongIn = (word, term, most) => {
    if (Math.abs(word.length - term.length) > most) return Infinity;
    let same = 0;
    while (same < word.length && word[same] === term[same]) same += 1;
    const [a, b] = [word.slice(same), term.slice(same)];
    if (!a || !b) return a.length + b.length;
    if (!most) return Infinity;
    const isSwapped = a[0] === b[1] && a[1] === b[0];
    const rests = [[1, 0], [0, 1], [1, 1], ...(isSwapped ? [[2, 2]] : [])];
    return 1 + Math.min(...rests.map(([ofA, ofB]) => wrongIn(a.slice(ofA), b.slice(ofB), most - 1)));
  };
  const nearestTerm = async (word) => {
    const plain = folded(word);
    if (plain.length < SHORTEST_GUESSED || /\d/.test(plain)) return "";
    const [whole] = termsOf(plain);
    const most = whole.length >= LONG ? 2 : 1;
    // A mistake in the ending hides it: «avtalelojalitett».
    const cuts = [1, 2, 3].map((letters) => plain.slice(0, -letters));
    const long = cuts.filter(({ length }) => length >= SHORTEST_CUT);
    const cutTerms = long.map((cut) => termsOf(cut)[0]);
    let nearest = { wrong: most + 1, size: 0, term: "" };
    for (const line of await linesFrom(plain.slice(0, 2))) {
      const term = termOf(line);
      if (term[0] !== plain[0]) continue; // a file has terms of many letters
      const wrongs = [whole, plain].map((form) => wrongIn(form, term, most));
      const wrong = cutTerms.includes(term) ? 1 : Math.min(...wrongs);
      const isNearer = wrong < nearest.wrong || (wrong === nearest.wrong && line.length > nearest.size);
      if (isNearer) nearest = { wrong, size: line.length, term }; // of two, what more pages have
    }
    return nearest.term;
  };

  // --- Compounds -------------------------------------------------------------------------------
  const isPart = (word) => !site().not_parts.includes(folded(word));
  // The known words that a word begins with, the longest first.
  const headsOf = async (word) => {
    if (!/^\p{L}+$/u.test(word)) return [];
    const lines = await linesFrom(folded(word).slice(0, SHORTEST_HEAD));
    const terms = new Set([...lines.map(termOf), ...site().same.keys()]);
    const heads = Array.from(word, (_, at) => word.slice(0, at)).slice(SHORTEST_HEAD).reverse();
    return heads.filter((head) => isPart(head) && terms.has(termsOf(head)[0]));
  };
  // The two words that a compound is made of, if they stand together: «vikarutgifter» is «vikar utgifter».
  const inTwo = async (word) => {
    for (const head of await headsOf(word)) {
      for (const last of lastsOf(word, head)) {
        const found = await Promise.all([lookUp(head), lookUp(last)]);
        const both = joined(found);
        const together = await pagesTogether(both.pages, found);
        if (!together.length) continue;
        const ofHead = both.pages.size < FEW ? weighed(found[0].pages, OF_ALL_BUT_ONE) : [];
        const pages = best([...both.pages, ...ofHead]);
        return { ...both, pages, guess: await asTwo(head, last, together) };
      }
    }
    return null;
  };
  // Two words as people write them, «natt og vakter»: not a compound that is written apart.
  const asTwo = async (head, last, pages) => {
    const [term] = termsOf(head);
    const names = folded(head) === term ? head : await spelled(term, pages, head);
    return site().words.both.replace("{names}", names).replace("{last}", last);
  };
  // The words that may follow the first of a compound.
  const lastsOf = (word, head) => {
    const rest = word.slice(head.length);
    const lasts = /^[es]/.test(rest) ? [rest, rest.slice(1)] : [rest];
    return lasts.filter((last) => last.length >= SHORTEST_LAST && isPart(last));
  };
  // The best pages that have some words in one part: in two parts they have little to do with each other.
  const pagesTogether = async (pages, found) => {
    const first = inOrder(pages).slice(0, MOST_OPENED);
    const matches = matcherOf(found);
    const have = async ([number]) =>
      (await partsOf(pageOf(number))).some(([kind, title, text]) =>
        met(`${kind} ${title} ${text}`, matches) === found.length,
      );
    const areTogether = await Promise.all(first.map(have));
    return first.filter((_, at) => areTogether[at]);
  };

  // What a word that is nowhere may mean.
  const meant = async (word, found) =>
    isFound(found) ? found : ((await inTwo(word)) ?? corrected(word));
  // The known words of a compound that is nowhere: the first, and the last if that is one.
  const wordsInside = async (word) => {
    const head = (await headsOf(word)).find(({ length }) => length > SHORTEST_HEAD);
    const inside = head ? [head, ...lastsOf(word, head)] : [];
    const found = await Promise.all(inside.map((each) => lookUp(each)));
    const known = inside.flatMap((each, at) => (isFound(found[at]) ? [[each, found[at]]] : []));
    return Promise.all(known.slice(0, 2).map(([each, { pages }]) => spelled(termsOf(each)[0], pages, each)));
  };
  const corrected = async (word) => {
    const term = await nearestTerm(word);
    if (!term) return NOTHING;
    const found = await lookUp(term);
    return { ...found, guess: await spelled(term, found.pages) };
  };
  // A word of the best page that has a term: the one that is wanted if the page has that, or the shortest.
  const spelled = async (term, pages, wanted = term) => {
    const [[page]] = inOrder(pages);
    const text = (await partsOf(pageOf(page))).flat().join(" ");
    const words = wordsOf(text).filter((word) => termsOf(word)[0] === term);
    words.sort((a, b) => a.length - b.length);
    return words.find((word) => folded(word) === folded(wanted)) ?? words[0] ?? wanted;
  };

  return { FEW, isFound, joined, lookUp, meant, wordsIn, wordsInside };
})();
