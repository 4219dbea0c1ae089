// Finds pages: looks the terms of a query up in the files of the index, and puts the pages in order.
// These files are scripts, so that they load from a disk too.
(() => {
  const root = new URL("../../", document.currentScript.src);
  const { folded, isIgnored, isNumber, learn, termsOf, wordsOf } = phbSok.terms;
  const { excerpt, marked, matcherOf, met } = phbSok.texts;
  const LEVELS = 26;
  const OF_OTHER = 0.5; // how much a word that means the same, or begins so, counts of the word itself
  const OF_TITLE = 1; // how much more a page counts if its title is the query
  const OF_HEADING = 0.6; // and if that of a section is
  const OF_ID = 5; // and an A3 whose id is the query
  const OF_YEAR = 5; // and a page of a budget year that the query names
  const OF_OLDER = 0.6; // and an A3 before the newest two years, beside other A3s
  const OF_ALL_BUT_ONE = 0.5; // and a page that has all words but one
  const FEW = 5; // pages with all words, when these are shown too
  const MANY = 3; // words of a query, of which one may be missing
  const MOST_FILES = 3; // of terms, that one word may load
  const SHORTEST_GUESSED = 4;
  const SHORTEST_HEAD = 3; // letters of the first word of a compound
  const SHORTEST_LAST = 4; // and of the last
  const MOST_OPENED = 5; // pages that are looked through for words that stand together
  const LONG = 9; // letters of a word that may have two wrong

  // --- The index -------------------------------------------------------------------------------
  const values = {};
  const files = new Map();
  const load = (name, copy = "") => {
    if (!files.has(name)) {
      const loaded = phbSok.load(new URL(`search/${name}.js${copy}`, root)).then(() => values[name]);
      loaded.catch(() => files.delete(name)); // the next search tries again
      files.set(name, loaded);
    }
    return files.get(name);
  };

  let start;
  // The site may be published anew while its page is open: then what search began with is old.
  const renew = () => {
    files.clear();
    return ready(`?${Date.now()}`); // and so is the copy that the browser keeps
  };
  const ready = async (copy = "") => {
    start = await load("start", copy);
    learn(start.nynorsk, start.ignored);
    start.same = new Map(Object.entries(start.same)); // an object has «constructor» too
    start.meanings = new Map();
    for (const [word, text, href, ...forms] of start.glossary)
      for (const form of [word, ...forms]) start.meanings.set(key(form), { word, text, href: hrefOf(href) });
    start.pages = start.rows.map(pageOf);
    start.newest = Math.max(...start.pages.map(({ group, year }) => (group === "a3" ? Number(year) : 0)));
    for (const [page, title] of start.headings)
      start.pages[page].titles.push([termsIn(title), OF_HEADING]);
    phbSok.words = start.words;
  };
  const NAMED = ["group", "kind", "owner", "unit", "year", "status", "tone"];
  const pageOf = ([address, title, weight, ...numbers], number) => {
    const named = NAMED.map((field, at) => [field, start.names[numbers[at]]]);
    const titles = [[termsIn(title), OF_TITLE]];
    return { number, address, title, weight, titles, ...Object.fromEntries(named) };
  };
  const lookedFor = (text) => wordsOf(text).filter((word) => !isIgnored(word));
  const termsIn = (text) => new Set(lookedFor(text).flatMap(termsOf));
  const key = (text) => lookedFor(text).flatMap(termsOf).join(" ");

  // The whole address of a page of the site; a disk has files only.
  const hrefOf = (address) => {
    const [page, anchor] = address.split("#");
    const file = root.protocol === "file:" ? "index.html" : "";
    return new URL(`${page}${file}${anchor ? `#${anchor}` : ""}`, root).href;
  };

  const fileOf = (term) => Math.max(start.files.findLastIndex(([first]) => first <= term), 0);
  const linesIn = (file) => load(`t${start.files[file][1]}`);
  const termOf = (line) => line.slice(0, line.indexOf("\t"));
  const linesOf = async (term) =>
    (await linesIn(fileOf(term))).filter((line) => termOf(line) === term);
  // The lines of the terms that begin so, and some around them.
  const linesFrom = async (beginning) => {
    const first = fileOf(beginning);
    const count = Math.min(fileOf(`${beginning}\uffff`) - first + 1, MOST_FILES);
    const lines = await Promise.all(Array.from({ length: count }, (_, at) => linesIn(first + at)));
    return lines.flat();
  };

  const partsOf = ({ address }) => load(`${address}page`);

  // The pages of a line, with their weights: rare terms weigh more.
  const pagesOf = (line, share) => {
    const steps = [...line.slice(line.indexOf("\t") + 1).matchAll(/([0-9a-z]*)([A-Z])/g)];
    const rarity = Math.log(1 + (start.pages.length - steps.length + 0.5) / (steps.length + 0.5));
    let page = -1;
    return steps.map(([, step, level]) => {
      page += step ? parseInt(step, 36) : 1;
      return [page, ((level.charCodeAt(0) - 64) / LEVELS) * rarity * share];
    });
  };

  // --- Words -----------------------------------------------------------------------------------
  const best = (weights) => {
    const pages = new Map();
    for (const [page, weight] of weights) pages.set(page, Math.max(pages.get(page) ?? 0, weight));
    return pages;
  };
  const weighed = (pages, share) => [...pages].map(([page, weight]) => [page, weight * share]);
  const inOrder = (pages) => [...pages].sort(([, a], [, b]) => b - a);
  const isFound = ({ pages }) => pages.size > 0;
  const NOTHING = { pages: new Map(), own: new Set(), terms: new Set() };

  // The pages of a word, and the terms that they have: `own` are not those that mean the same.
  const lookUp = async (word, isBeginning = false) => {
    const [whole, ...pieces] = termsOf(word);
    const plain = folded(word).replace(/[^\p{L}\p{N}]/gu, ""); // as terms have it: «ehandel»
    const own = await linesOf(whole);
    const same = (await Promise.all((start.same.get(whole) ?? []).map(linesOf))).flat();
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
      own: new Set([...own, ...longer].map(termOf)),
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
    const all = (name) => new Set(found.flatMap((each) => [...each[name]]));
    return { pages, own: all("own"), terms: all("terms") };
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
    const isLong = plain.length >= LONG;
    const most = isLong ? 2 : 1;
    const [whole] = termsOf(plain);
    // The ending is part of the word too: «avtalelojalitett».
    const cut = isLong ? [1, 2, 3].map((letters) => plain.slice(0, -letters)) : [];
    let nearest = { wrong: most + 1, size: 0, term: "" };
    for (const line of await linesFrom(plain.slice(0, 2))) {
      const term = termOf(line);
      if (term[0] !== plain[0]) continue; // a file has terms of many letters
      const wrong = cut.includes(term) ? 0 : wrongIn(whole, term, most);
      const isNearer = wrong < nearest.wrong || (wrong === nearest.wrong && line.length > nearest.size);
      if (isNearer) nearest = { wrong, size: line.length, term }; // of two, what more pages have
    }
    return nearest.term;
  };

  // --- Compounds -------------------------------------------------------------------------------
  const isPart = (word) => !start.not_parts.includes(folded(word));
  // The known words that a word begins with, the longest first, and none with an «s» that binds it.
  const headsOf = async (word) => {
    if (!/^\p{L}+$/u.test(word)) return [];
    const lines = await linesFrom(folded(word).slice(0, SHORTEST_HEAD));
    const terms = new Set([...lines.map(termOf), ...start.same.keys()]);
    const heads = Array.from(word, (_, at) => word.slice(0, at)).slice(SHORTEST_HEAD).reverse();
    const isBound = (head) => head.endsWith("s") && termsOf(head)[0] === termsOf(head.slice(0, -1))[0];
    return heads.filter((head) => isPart(head) && terms.has(termsOf(head)[0]) && !isBound(head));
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
  const asTwo = async (head, last, [[page]]) => {
    const [term] = termsOf(head);
    const names = folded(head) === term ? head : await spelled(term, page, head);
    return start.words.both.replace("{names}", names).replace("{last}", last);
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
      (await partsOf(start.pages[number])).some(([kind, title, text]) =>
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
    return inside.filter((_, at) => isFound(found[at])).slice(0, 2);
  };
  const corrected = async (word) => {
    const term = await nearestTerm(word);
    if (!term) return NOTHING;
    const found = await lookUp(term);
    const [[page]] = inOrder(found.pages);
    return { ...found, guess: await spelled(term, page) };
  };
  // A word of a page that has a term: the one that is wanted if the page has that, or the shortest.
  const spelled = async (term, page, wanted = term) => {
    const text = (await partsOf(start.pages[page])).flat().join(" ");
    const words = wordsOf(text).filter((word) => termsOf(word)[0] === term);
    words.sort((a, b) => a.length - b.length);
    return words.find((word) => folded(word) === folded(wanted)) ?? words[0] ?? wanted;
  };

  // --- The order -------------------------------------------------------------------------------
  // Old A3s come after newer ones; beside the guide they are as good: `bestOf` tells which group is first.
  const isOlder = ({ group, year }) => group === "a3" && year < start.newest - 1;
  const rankOf = (hit) => hit.score * (isOlder(hit) ? OF_OLDER : 1);
  const sorted = (hits) => hits.sort((a, b) => rankOf(b) - rankOf(a) || a.number - b.number);
  const bestOf = (hits) => hits.reduce((best, { score }) => Math.max(best, score), 0);

  // The share of the words of a query that a title has, and of a title that the query has.
  const likeness = (title, found) => {
    const inTitle = found.filter(({ own }) => [...own].some((term) => title.has(term)));
    const inQuery = [...title].filter((term) => found.some(({ own }) => own.has(term)));
    return (inTitle.length / found.length) * (0.5 + (0.5 * inQuery.length) / (title.size || 1));
  };
  const hitsOf = (pages, found, query) => {
    const years = query.match(/\b20\d\d\b/g) ?? [];
    const address = `a3/${folded(query).replace(/\s+/g, "-")}/`;
    const matches = matcherOf(found);
    const hits = [...pages].map(([number, weight]) => {
      const page = start.pages[number];
      const title = Math.max(...page.titles.map(([terms, share]) => share * likeness(terms, found)));
      let score = ((weight * page.weight) / 100) * (1 + title);
      if (years.includes(page.year)) score *= OF_YEAR;
      if (page.address === address) score *= OF_ID;
      return { ...page, score, matches };
    });
    return sorted(hits);
  };
  // Small words and single letters: the titles that have a word which begins so.
  const titled = (query) => {
    const beginning = folded(query);
    const matches = matcherOf([]);
    const hits = start.pages.flatMap((page) => {
      const title = folded(page.title);
      const score = title.startsWith(beginning) ? 2 * page.weight : page.weight;
      return ` ${title}`.includes(` ${beginning}`) ? [{ ...page, score, matches }] : [];
    });
    return sorted(hits);
  };

  const answer = async (query, isTyping) => {
    const words = await wordsIn(query);
    if (words.every((word) => /^\p{L}$/u.test(word))) return { hits: titled(query) };
    const last = isTyping ? words.length - 1 : -1;
    const asTyped = await Promise.all(words.map((word, at) => lookUp(word, at === last)));
    const found = isTyping ? asTyped : await Promise.all(words.map((word, at) => meant(word, asTyped[at])));
    const isGuessed = found.some(({ guess }) => guess);
    const guess = isGuessed ? words.map((word, at) => found[at].guess ?? word).join(" ") : "";
    const known = found.filter(isFound);
    if (!known.length) {
      const inside = isTyping ? [] : await Promise.all(words.map(wordsInside));
      return { hits: [], near: inside.flat() };
    }
    // Where hardly a page has all words, those that lack one; where none has, as few as can be.
    let missing = 0;
    let all = joined(known);
    const isWhole = isTyping || (isFound(all) && known.length === found.length);
    if (all.pages.size < FEW && known.length >= MANY) all = joined(known, (missing = 1));
    while (!isFound(all) && !isTyping) all = joined(known, (missing += 1));
    return { guess, isWhole, hits: hitsOf(all.pages, known, query) };
  };

  // --- What is shown ---------------------------------------------------------------------------
  const FACETS = ["year", "kind", "unit", "status"];
  const passing = (hits, filters) =>
    hits.filter((hit) => FACETS.every((name) => !filters[name] || hit[name] === filters[name]));
  const grouped = (hits, name) => {
    const groups = new Map();
    for (const hit of hits) {
      if (!groups.has(hit[name])) groups.set(hit[name], []);
      groups.get(hit[name]).push(hit);
    }
    return [...groups];
  };
  // The values to choose from, with the pages of each that pass the other filters.
  const choices = (hits, name, filters) =>
    grouped(passing(hits, { ...filters, [name]: "" }), name)
      .filter(([value]) => value)
      .map(([value, { length }]) => [value, length])
      .sort(([a], [b]) => a.localeCompare(b, "nb"));

  const find = async (query, { filters = {}, isTyping = false } = {}) => {
    const { hits, guess = "", near = [], isWhole = true } = await answer(query, isTyping);
    const shown = passing(hits, filters);
    return {
      query,
      guess,
      isWhole,
      meaning: start.meanings.get(key(query)) ?? null,
      near,
      all: hits.length,
      count: shown.length,
      groups: grouped(shown, "group")
        .sort(([, a], [, b]) => bestOf(b) - bestOf(a))
        .map(([group, hits]) => ({ name: start.groups[group], hits })),
      facets: FACETS.map((name) => [name, choices(hits, name, filters)]),
    };
  };

  // The row of a page leads to the part that has most of the words, the page itself if none has more;
  // that of an A3 to the A3 if several have as many.
  const rowOf = async (hit) => {
    const { matches } = hit;
    const parts = await partsOf(hit);
    const scores = parts.map(([, title, text]) => {
      const inPart = met(`${hit.title} ${title} ${text}`, matches);
      return 3 * inPart + 2 * met(title, matches) + met(text, matches);
    });
    scores[0] += 0.5;
    const most = Math.max(...scores);
    const isOne = hit.group !== "a3" || scores.indexOf(most) === scores.lastIndexOf(most);
    const place = isOne ? scores.indexOf(most) : 0;
    const [kind, title, text, anchor, owner, status, tone] = parts[place];
    const about = met(parts[0][2], matches) ? parts[0][2] : "";
    return {
      ...hit,
      ...(place ? { where: hit.title, status, tone } : {}),
      kind,
      title,
      owner: owner || hit.owner,
      href: hrefOf(anchor ? `${hit.address}#${anchor}` : hit.address),
      titlePieces: marked(title, matches),
      pieces: marked(excerpt(text || about, matches), matches),
    };
  };

  Object.assign(phbSok, {
    hrefOf,
    ready,
    renew,
    find,
    details: (hits) => Promise.all(hits.map(rowOf)),
    start: (value) => (values.start = value),
    page: (address, parts) => (values[`${address}page`] = parts),
    lines: (name, text) => (values[`t${name}`] = text.split("\n")),
  });
})();
