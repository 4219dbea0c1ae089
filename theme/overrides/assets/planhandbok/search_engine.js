// Finds pages: what a query asks for, in order, and what the box shows of them.
(() => {
  const { folded } = phbSok.terms;
  const { excerpt, marked, matcherOf, met } = phbSok.texts;
  const { hrefOf, key, pageOf, partsOf, site, titlesOf } = phbSok.index;
  const { FEW, isFound, joined, lookUp, meant, wordsIn, wordsInside } = phbSok.lookup;
  const OF_NAMED = 5; // how much more a page counts whose address is the query, or whose year is in it
  const OF_OLDER = 0.6; // and a page before the newest two budget years, beside others of its group
  const MANY = 3; // words of a query, of which one may be missing

  // --- The order -------------------------------------------------------------------------------
  // Old pages come after newer ones; beside the guide they are as good: `bestOf` tells which group is first.
  const isOlder = ({ year }) => year && year < site().newest - 1;
  const rankOf = (hit) => hit.score * (isOlder(hit) ? OF_OLDER : 1);
  const sorted = (hits) => hits.sort((a, b) => rankOf(b) - rankOf(a) || a.number - b.number);
  const bestOf = (hits) => hits.reduce((best, { score }) => Math.max(best, score), 0);

  // The share of the words of a query that a title has, and of a title that the query has.
  const likeness = (title, found) => {
    const inTitle = found.filter(({ terms }) => [...terms].some((term) => title.has(term)));
    const inQuery = [...title].filter((term) => found.some(({ terms }) => terms.has(term)));
    return (inTitle.length / found.length) * (0.5 + (0.5 * inQuery.length) / (title.size || 1));
  };
  const hitsOf = (pages, found, query) => {
    const years = query.match(/\b20\d\d\b/g) ?? [];
    const id = folded(query).replace(/\s+/g, "-");
    const named = [`a3/${id}/`, `${id}/`];
    const matches = matcherOf(found);
    const hits = [...pages].map(([number, weight]) => {
      const page = pageOf(number);
      const title = Math.max(...titlesOf(page).map((terms) => likeness(terms, found)));
      let score = ((weight * page.weight) / 100) * (1 + title);
      if (years.includes(page.year)) score *= OF_NAMED;
      if (named.includes(page.address)) score *= OF_NAMED;
      return { ...page, score, matches };
    });
    return sorted(hits);
  };
  // Small words and single letters: the titles that have a word which begins so.
  const titled = (query) => {
    const beginning = folded(query);
    const matches = matcherOf([]);
    const hits = site().rows.flatMap((_, number) => {
      const page = pageOf(number);
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
      meaning: site().meanings.get(key(query)) ?? null,
      near,
      all: hits.length,
      count: shown.length,
      groups: grouped(shown, "group")
        .sort(([, a], [, b]) => bestOf(b) - bestOf(a))
        .map(([group, hits]) => ({ name: site().groups[group], hits })),
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
      text: excerpt(text || about, matches),
      marked: (each) => marked(each, matches),
    };
  };

  Object.assign(phbSok, { find, details: (hits) => Promise.all(hits.map(rowOf)) });
})();
