// The engine of search: makes terms of a query as `site/search/terms.py` does of the pages, and looks
// them up in the files of the index. These are scripts, so that they load from a disk too.
globalThis.phbSok = (() => {
  const root = new URL("../../", document.currentScript?.src ?? "file:///assets/planhandbok/");
  const isOnDisk = root.protocol === "file:";
  const LEVELS = 26;
  const OF_SAME = 0.5; // how much a word that means the same counts of the word itself
  const OF_BEGINNING = 0.6; // and a word that begins with it
  const OF_TITLE = 1; // how much more a page counts if its title is the query
  const OF_HEADING = 0.6; // and if that of a section is
  const OF_NUMBER = 1.5; // and an A3, if the query is a number
  const OF_ID = 5; // and a page whose id is the query
  const OF_QUESTION = 1.6; // and a page of the guide for a question
  const OF_ALL_BUT_ONE = 0.5; // and a page that has all words but one
  const FEW = 5; // pages with all words, when these are shown too
  const MOST_FILES = 3; // of terms, that one word may load
  const SHORTEST_GUESSED = 4;
  const SHORTEST_HEAD = 3; // letters of the first word of a compound
  const MOST_HEADS = 3;
  const LONG = 9; // letters of a word that may have two wrong

  // --- Files -----------------------------------------------------------------------------------
  const files = new Map();
  const load = (name) => {
    if (files.has(name)) return files.get(name).loaded;
    const file = {};
    file.loaded = new Promise((resolve, reject) => {
      Object.assign(file, { resolve, reject });
    });
    files.set(name, file);
    const script = document.createElement("script");
    script.src = new URL(`search/${name}.js`, root);
    script.addEventListener("error", () => {
      files.delete(name); // the next search tries again
      file.reject(new Error(name));
    });
    document.head.append(script);
    return file.loaded;
  };
  const arrived = (name, value) => files.get(name)?.resolve(value);

  // The whole address of a page of the site; a disk has files only.
  const at = (address) => {
    const [page, anchor = ""] = address.split("#");
    return new URL(`${page}${isOnDisk ? "index.html" : ""}${anchor && `#${anchor}`}`, root).href;
  };

  // --- Terms -----------------------------------------------------------------------------------
  const LETTERS = { æ: "e", ø: "o", ð: "d", đ: "d", ŋ: "n", ŧ: "t", ß: "ss" };
  const folded = (word) =>
    word
      .toLowerCase()
      .replace(/[æøðđŋŧß]/g, (letter) => LETTERS[letter])
      .normalize("NFKD")
      .replace(/\p{M}/gu, "");
  const WORD = /[\p{L}\p{N}_]+(?:[-/.,:'’&][\p{L}\p{N}_]+)*/gu;
  const PIECE = /[\p{L}\p{N}]+/gu;
  const NUMBER = /^\d[\d/.,:-]*$/;
  const wordsOf = (text) =>
    text
      .toLowerCase()
      .replace(/\d+(?:[ \u00a0\u202f]\d{3})+(?!\d)/g, (found) => {
        const [first, ...rest] = found.split(/\s/);
        return first.length <= 3 ? first + rest.join("") : `${first} ${rest.join("")}`;
      })
      .match(WORD) ?? [];

  const VOWELS = "aeiouy";
  const ENDINGS =
    /(?:hetenes|hetene|hetens|heten|heter|endes|ande|ende|edes|enes|erte|ede|ane|ene|ens|ers|ets|het|ert|ast|en|ar|er|as|es|et|a|e|s)$/;
  const NOT_ERS = /(?:ind|kk|nk|amm|omm|(?<!s)kap|pp|lt|ast|(?<!ha|gi)v)$/;
  const AFTER_S = /(?:[bcdfghjlmnoptvyz]|(?<!e)r|[^aeiouy]k)$/;
  const LAST_ENDINGS = /(?:hetslov|eleg|elig|elov|slov|leg|eig|lig|els|lov|ig)$/;

  // The Norwegian stemmer of Snowball, for words whose letters are folded.
  const stem = (word) => {
    let first = word.length;
    const region = word.match(new RegExp(`^[^${VOWELS}]*[${VOWELS}]+[^${VOWELS}]`));
    if (region) first = region[0].length;
    if (word.length < 3) return word;
    first = Math.max(first, 3);
    const cut = (ending) => (word.length - ending.length >= first ? ending : "");
    const found = ENDINGS.exec(word)?.[0];
    let ending = "";
    // The longest ending within the region, as the pattern finds the longest of all.
    for (let at = found ? found.length : 0; at > 0 && !ending; at -= 1) {
      const last = word.slice(-at);
      if (ENDINGS.exec(last)?.[0] === last && cut(last)) ending = last;
    }
    const before = word.slice(0, word.length - ending.length);
    if (ending === "s") word = AFTER_S.test(before) ? before : word;
    else if (ending === "ers") word = NOT_ERS.test(before) ? word : before;
    else if (ending === "erte" || ending === "ert") word = `${before}er`;
    else word = before;
    if (/[dv]t$/.test(word) && word.length - 2 >= first) word = word.slice(0, -1);
    for (let at = 7; at > 1; at -= 1) {
      const last = word.slice(-at);
      if (last.length === at && LAST_ENDINGS.exec(last)?.[0] === last && cut(last)) {
        word = word.slice(0, -at);
        break;
      }
    }
    return word;
  };

  let nynorsk = /(?!)/g;
  let bokmal = {};
  const one = (word) => {
    const plain = word.replace(nynorsk, (part) => bokmal[part]);
    const term = stem(plain);
    const law = plain.indexOf("lov", term.length); // no ending: «kommuneloven» is not «kommune»
    if (law > 0) return plain.slice(0, law + 3);
    return term.length >= 5 && term.endsWith("er") ? term.slice(0, -2) : term;
  };
  const termsOf = (word) => {
    const plain = folded(word);
    const [number, after] = plain.split(" ");
    if (after) return [`${number} ${one(after)}`];
    if (NUMBER.test(plain)) return [plain];
    const pieces = plain.match(PIECE) ?? [];
    const terms = pieces.length > 1 ? [pieces.join(""), ...pieces] : pieces;
    return [...new Set(terms.map(one))];
  };

  // --- The index -------------------------------------------------------------------------------
  let index;
  const ready = async () => {
    index ??= load("start").then((start) => {
      bokmal = start.nynorsk;
      const parts = Object.keys(bokmal).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
      nynorsk = new RegExp(parts.join("|") || "(?!)", "g");
      globalThis.phbSok.words = start.words;
      start.ignored = new Set(start.ignored);
      start.questions = new Set(start.questions);
      start.meanings = new Map();
      for (const [word, text, href, ...forms] of start.glossary)
        for (const form of [word, ...forms]) start.meanings.set(key(form), { word, text, href: at(href) });
      start.sameAs = new Map();
      for (const group of start.same) {
        const terms = group.map((word) => termsOf(word)[0]);
        for (const term of terms) {
          start.sameAs.set(term, new Set([...(start.sameAs.get(term) ?? []), ...terms]));
        }
      }
      const termsIn = (text) =>
        new Set(wordsOf(text).filter((word) => !start.ignored.has(folded(word))).flatMap(termsOf));
      start.titles = start.rows.map(([, title]) => [[termsIn(title), OF_TITLE]]);
      for (const [page, title] of start.headings) start.titles[page].push([termsIn(title), OF_HEADING]);
      return start;
    });
    try {
      return await index;
    } catch (error) {
      index = undefined;
      throw error;
    }
  };
  const key = (text) => wordsOf(text).flatMap(termsOf).join(" ");

  // The numbers of the files that may have the terms from one to another.
  const fileOf = ({ firsts }, term) => {
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  };
  const linesFrom = async (start, beginning) => {
    const first = fileOf(start, beginning);
    const last = Math.min(fileOf(start, `${beginning}\uffff`), first + MOST_FILES - 1);
    const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return (await Promise.all(numbers.map((number) => load(`t${number}`)))).flat();
  };
  const pagesOf = (line) => {
    const pages = new Map();
    let page = -1;
    for (const [, step, level] of line.slice(line.indexOf("\t") + 1).matchAll(/([0-9a-z]*)([A-Z])/g)) {
      page += step ? parseInt(step, 36) : 1;
      pages.set(page, (level.charCodeAt(0) - 64) / LEVELS);
    }
    return pages;
  };
  const termOf = (line) => line.slice(0, line.indexOf("\t"));

  // The weight of each page that has a term: rare terms weigh more.
  const weighed = (start, line, share) => {
    const pages = pagesOf(line);
    const rarity = Math.log(1 + (start.rows.length - pages.size + 0.5) / (pages.size + 0.5));
    for (const [page, weight] of pages) pages.set(page, weight * rarity * share);
    return pages;
  };
  const best = (lists) => {
    const all = new Map();
    for (const list of lists)
      for (const [page, weight] of list) all.set(page, Math.max(all.get(page) ?? 0, weight));
    return all;
  };

  // A word of a query: its pages, and the terms that they have.
  const lookUp = async (start, word, isLast) => {
    const wanted = termsOf(word);
    const [whole] = wanted;
    const same = [...(start.sameAs.get(whole) ?? [])].filter((term) => term !== whole);
    const lists = [];
    const terms = new Set();
    const own = new Set();
    const take = async (term, share) => {
      const lines = await linesFrom(start, term);
      const line = lines.find((each) => termOf(each) === term);
      if (line) {
        lists.push(weighed(start, line, share));
        terms.add(term);
        if (share === 1) own.add(term);
      }
    };
    await Promise.all([take(whole, 1), ...same.map((term) => take(term, OF_SAME))]);
    if (!lists.length && wanted.length > 1) {
      const pieces = await Promise.all(
        wanted.slice(1).map((term) => lookUp(start, term, false)),
      );
      if (pieces.every(({ pages }) => pages.size)) return joined(pieces);
    }
    const plain = folded(word);
    if ((!lists.length || (isLast && plain.length > 2)) && plain.length > 1 && !NUMBER.test(plain)) {
      const lines = await linesFrom(start, plain);
      for (const line of lines.filter((each) => each.startsWith(plain) && !terms.has(termOf(each)))) {
        lists.push(weighed(start, line, OF_BEGINNING));
        terms.add(termOf(line));
        own.add(termOf(line));
      }
    }
    return { pages: best(lists), terms, own };
  };
  const joined = (found) => {
    const [first, ...rest] = found.map(({ pages }) => pages);
    const pages = new Map();
    for (const [page, weight] of first) {
      const others = rest.map((list) => list.get(page));
      if (others.every((other) => other !== undefined))
        pages.set(page, others.reduce((sum, other) => sum + other, weight));
    }
    const all = (name) => new Set(found.flatMap((each) => [...each[name]]));
    return { pages, terms: all("terms"), own: all("own") };
  };

  // --- Typing mistakes -------------------------------------------------------------------------
  // Letters to put in, leave out, change or exchange with the next (Damerau and Levenshtein).
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [older, old] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const change = old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, change);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [older, old] = [old, row];
    }
    return old[b.length];
  };
  const guessed = async (start, word, more = 0) => {
    const plain = folded(word);
    if (plain.length < SHORTEST_GUESSED || /\d/.test(plain)) return "";
    const most = (plain.length < LONG ? 1 : 2) + (plain.length > SHORTEST_GUESSED + 1 ? more : 0);
    const forms = [[one(plain), most], [plain, most]];
    // The ending is part of the word too: «avtalelojalitett».
    if (plain.length >= LONG) forms.push(...[1, 2, 3].map((cut) => [plain.slice(0, -cut), 0]));
    let nearest = { wrong: most + 1, count: 0, term: "" };
    for (const line of await linesFrom(start, plain.slice(0, 2))) {
      const term = termOf(line);
      const wrong = Math.min(
        ...forms.map(([form, limit]) => {
          const wrong = distance(form, term, limit);
          return wrong > limit ? most + 1 : wrong;
        }),
      );
      const count = line.length;
      if (wrong < nearest.wrong || (wrong === nearest.wrong && wrong <= most && count > nearest.count))
        nearest = { wrong, count, term };
    }
    return nearest.term;
  };

  // The two words that a compound is made of, if pages have both: «nattevakter» is «natt vakter».
  const inTwo = async (start, word) => {
    const plain = folded(word);
    const heads = (await linesFrom(start, plain.slice(0, SHORTEST_HEAD))).map(termOf).filter((term) => plain.startsWith(term));
    for (const { length } of heads.sort((a, b) => b.length - a.length).slice(0, MOST_HEADS))
      for (const from of [length, length + 1]) {
        const isBound = from === length || "es".includes(plain[length]);
        const two = [word.slice(0, length), word.slice(from)];
        if (!isBound || two[1].length < SHORTEST_GUESSED) continue;
        const found = await Promise.all(two.map((each) => lookUp(start, each, false)));
        if (joined(found).pages.size) return two.join(" ");
      }
    return "";
  };
  const nearest = async (start, word) => (await inTwo(start, word)) || guessed(start, word, 1);

  // --- Finding ---------------------------------------------------------------------------------
  // The share of the words of a query that a title has, and of a title that the query has.
  const likeness = (title, words) => {
    const met = words.filter(({ own }) => [...own].some((term) => title.has(term)));
    const inQuery = [...title].filter((term) => words.some(({ own }) => own.has(term)));
    return (met.length / words.length) ** 2 * (0.5 + (0.5 * inQuery.length) / (title.size || 1));
  };
  const hitsOf = (start, words, { pages, terms }, { isQuestion, isNumber, id }) =>
    [...pages]
      .map(([page, weight]) => {
        const group = start.names[start.rows[page][2]];
        const titles = start.titles[page].map(([title, share]) => share * likeness(title, words));
        let score = ((weight * start.rows[page][8]) / 100) * (1 + Math.max(...titles));
        if (isQuestion && group === "veiledning") score *= OF_QUESTION;
        if (isNumber && group === "a3") score *= OF_NUMBER;
        if (start.rows[page][0].split("/").at(-2) === id) score *= OF_ID;
        return { page, score, terms };
      })
      .sort((a, b) => b.score - a.score || a.page - b.page);

  // A number with the word after it, where the index has both as one term: «12 millioner».
  const withNumbers = async (start, words) => {
    const found = [];
    for (const word of words) {
      const last = found.at(-1) ?? "";
      const both = `${last} ${word}`;
      const isOne = NUMBER.test(last) && !NUMBER.test(word) && (await isTerm(start, termsOf(both)[0]));
      found.splice(isOne ? -1 : found.length, isOne ? 1 : 0, isOne ? both : word);
    }
    return found;
  };
  const isTerm = async (start, term) =>
    (await linesFrom(start, term)).some((line) => termOf(line) === term);

  const answer = async (query, { isTyping = false } = {}) => {
    const start = await ready();
    const all = wordsOf(query);
    const isQuestion = all.length > 1 && start.questions.has(folded(all[0]));
    const words = all.filter((word) => !start.ignored.has(folded(word)));
    const cases = words.filter((word) => /^\d+\/\d+$/.test(word));
    const wanted = cases.length ? cases : await withNumbers(start, words);
    const found = await Promise.all(
      wanted.map((word, at) => lookUp(start, word, isTyping && at === wanted.length - 1)),
    );
    const unknown = wanted.filter((_, at) => !found[at].pages.size);
    const isNumber = wanted.length > 0 && wanted.every((word) => NUMBER.test(word));
    const id = folded(query.trim()).replace(/\s+/g, "-");
    return { start, wanted, found, unknown, kind: { isQuestion, isNumber, id } };
  };

  // Small words and single letters: the titles that have a word which begins so.
  const titled = (start, query) => {
    const beginning = folded(query.trim());
    const hits = start.rows.flatMap(([, title, , , , , , , weight], page) => {
      const plain = folded(title);
      if (!beginning || !` ${plain}`.includes(` ${beginning}`)) return [];
      return [{ page, score: plain.startsWith(beginning) ? 2 * weight : weight, terms: new Set() }];
    });
    return hits.sort((a, b) => b.score - a.score || a.page - b.page);
  };

  const found = async (query, options) => {
    let { start, wanted, found, unknown, kind } = await answer(query, options);
    if (wanted.every((word) => /^\p{L}$/u.test(word)))
      return { start, guess: "", hits: titled(start, query) };
    let guess = "";
    if (unknown.length && !options.isTyping) {
      const guesses = await Promise.all(unknown.map((word) => guessed(start, word)));
      if (guesses.every(Boolean)) {
        const instead = new Map(unknown.map((word, at) => [word, guesses[at]]));
        guess = wanted.map((word) => instead.get(word) ?? word).join(" ");
        found = await Promise.all(wanted.map((word) => lookUp(start, instead.get(word) ?? word, false)));
        unknown = [];
      }
    }
    const known = found.filter(({ pages }) => pages.size);
    const isMet = known.length && (!unknown.length || (unknown.length === 1 && wanted.length >= 3));
    if (!isMet) {
      const known = wanted.filter((word) => !unknown.includes(word));
      const near = known.length ? known : await Promise.all(wanted.map((word) => nearest(start, word)));
      return { start, guess: "", hits: [], nearest: near.filter(Boolean).join(" ") };
    }
    const all = joined(known);
    if (all.pages.size < FEW && known.length >= 3) {
      // All but one of the words, where hardly a page has them all.
      const lists = known.map((_, left) => joined(known.filter((__, at) => at !== left)).pages);
      for (const [page, weight] of best(lists))
        if (!all.pages.has(page)) all.pages.set(page, weight * OF_ALL_BUT_ONE);
    }
    if (all.pages.size) return { start, guess, hits: hitsOf(start, known, all, kind) };
    const [rarest] = [...known].sort((a, b) => a.pages.size - b.pages.size);
    return { start, guess: "", hits: [], nearest: wanted[found.indexOf(rarest)] };
  };

  const pageOf = (start, hit) => {
    const [address, title, group, kind, owner, unit, year, status] = start.rows[hit.page];
    const [text, tone] = start.names[status].split("\t");
    return {
      ...hit,
      address,
      title,
      group: start.names[group],
      kind: start.names[kind],
      owner: start.names[owner],
      unit: start.names[unit],
      year: start.names[year],
      status: text ? { text, tone } : null,
    };
  };

  const FACETS = ["year", "kind", "unit", "status"];
  const facetOf = (hit, name) => (name === "status" ? (hit.status?.text ?? "") : hit[name]);
  const facetsOf = (hits, filters) =>
    Object.fromEntries(
      FACETS.map((name) => {
        const counts = new Map();
        for (const hit of hits.filter((each) => passes(each, { ...filters, [name]: "" }))) {
          const value = facetOf(hit, name);
          if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        const choices = [...counts].sort(([a], [b]) => a.localeCompare(b, "nb"));
        return [name, choices.map(([value, count]) => [value, value, count])];
      }),
    );
  const passes = (hit, filters) =>
    FACETS.every((name) => !filters[name] || facetOf(hit, name) === filters[name]);

  const find = async (query, options = {}) => {
    const { filters = {} } = options;
    const { start, guess, hits, nearest: near = "" } = await found(query, options);
    const other = near && !options.isTyping ? await found(near, {}) : { hits: [] };
    const all = hits.map((hit) => pageOf(start, hit));
    const shown = all.filter((hit) => passes(hit, filters));
    const groups = new Map();
    for (const hit of shown) groups.set(hit.group, [...(groups.get(hit.group) ?? []), hit]);
    const asked = wordsOf(query).filter((word) => !start.ignored.has(folded(word)));
    return {
      query,
      guess: guess && (await spelled(start, guess, all)),
      meaning: start.meanings.get(key(asked.join(" "))) ?? null,
      nearest: other.hits.length ? await spelled(start, near, other.hits) : "",
      count: shown.length,
      groups: [...groups].map(([name, hits]) => ({ key: name, name: start.groups?.[name] ?? name, hits })),
      hits: shown,
      facets: facetsOf(all, filters),
    };
  };

  // A guess is made of terms; a page that has them has the words.
  const spelled = async (start, guess, hits) => {
    const words = new Map();
    if (hits.length) {
      const parts = await load(`p${hits[0].page}`);
      for (const word of wordsOf([hits[0].title, ...parts.flat()].join(" ")))
        for (const term of termsOf(word)) if (!words.has(term) || folded(word) === term) words.set(term, word);
    }
    return guess.split(" ").map((term) => words.get(term) ?? term).join(" ");
  };

  // --- Rows ------------------------------------------------------------------------------------
  const PIECES = /([\p{L}\p{N}_]+(?:[-/.,:'’&][\p{L}\p{N}_]+)*)/gu;
  const has = (terms, word) => termsOf(word).some((term) => terms.has(term)) || beginsWith(terms, word);
  const beginsWith = (terms, word) => {
    const plain = folded(word);
    return [...terms].some((term) => term.length > 3 && plain.includes(term));
  };
  const LONGEST = 180; // letters of two lines
  const BEFORE = 60; // and of those before the word
  // Two lines of a text, where most of the words are.
  const excerpt = (text, terms) => {
    if (text.length <= LONGEST) return text;
    let most = { words: 0, index: 0 };
    for (const { 0: word, index } of text.matchAll(PIECES)) {
      if (!has(terms, word)) continue;
      const words = count(text.slice(index, index + LONGEST - BEFORE), terms);
      if (words > most.words) most = { words, index };
    }
    const at = Math.max(0, most.index - BEFORE);
    const from = at ? text.indexOf(" ", at) + 1 : 0;
    const to = text.lastIndexOf(" ", from + LONGEST);
    return `${from ? "… " : ""}${text.slice(from, to > from ? to : from + LONGEST)}${to < text.length ? " …" : ""}`;
  };
  const marked = (text, terms) =>
    text.split(PIECES).filter(Boolean).map((piece) => [piece, /[\p{L}\p{N}]/u.test(piece) && has(terms, piece)]);
  const count = (text, terms) => new Set((text.match(WORD) ?? []).filter((word) => has(terms, word)).flatMap(termsOf)).size;

  // The row of a page leads to the part that has most of the words, the page itself if none has more.
  const rowOf = async (hit) => {
    const parts = await load(`p${hit.page}`);
    const scored = parts.map(([, title, text], at) => 2 * count(title, hit.terms) + count(text, hit.terms) + (at ? 0 : 0.5 + count(hit.title, hit.terms)));
    const best = scored.indexOf(Math.max(...scored));
    const [kind, title, text, anchor, owner, status, tone] = parts[best];
    const isPage = best === 0;
    const about = count(parts[0][2], hit.terms) ? parts[0][2] : "";
    return {
      href: at(anchor ? `${hit.address}#${anchor}` : hit.address),
      title,
      kind,
      where: isPage ? "" : hit.title,
      owner: owner || hit.owner,
      unit: hit.unit,
      year: hit.year,
      status: status ? { text: status, tone } : isPage ? hit.status : null,
      titlePieces: marked(title, hit.terms),
      pieces: marked(excerpt(text || about, hit.terms), hit.terms),
    };
  };

  return {
    at,
    ready,
    find,
    details: (hits) => Promise.all(hits.map(rowOf)),
    terms: termsOf,
    words: wordsOf,
    start: (value) => arrived("start", value),
    page: (number, parts) => arrived(`p${number}`, parts),
    lines: (number, text) => arrived(`t${number}`, text.split("\n")),
  };
})();
