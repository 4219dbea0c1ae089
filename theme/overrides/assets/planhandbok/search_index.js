// The index of search: its pages, and the pages of each term. Its files are scripts, so that they
// load from a disk too.
globalThis.phbSok.index = (() => {
  const root = new URL("../../", document.currentScript.src);
  const { isIgnored, learn, termsOf, wordsOf } = phbSok.terms;
  const LEVELS = 26;
  const MOST_FILES = 3; // of terms, that one word may load

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
    start.pages = []; // made when a word leads to them: to make thousands takes long
    phbSok.words = start.words;
  };
  const pageOf = (number) => (start.pages[number] ??= made(number, ...start.rows[number]));
  const made = (number, address, title, weight, ...rest) => {
    const [group, kind, owner, unit, year, status, tone] = rest.map((at) => start.names[at]);
    const headings = rest[7] ?? [];
    return { number, address, title, weight, group, kind, owner, unit, year, status, tone, headings };
  };
  const lookedFor = (text) => wordsOf(text).filter((word) => !isIgnored(word));
  const termsIn = (text) => new Set(lookedFor(text).flatMap(termsOf));
  // The terms of the titles of a page, made when a word leads to it too.
  const titlesOf = (page) => (page.titles ??= [page.title, ...page.headings].map(termsIn));
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
    const rarity = Math.log(1 + (start.rows.length - steps.length + 0.5) / (steps.length + 0.5));
    let page = -1;
    return steps.map(([, step, level]) => {
      page += step ? parseInt(step, 36) : 1;
      return [page, ((level.charCodeAt(0) - 64) / LEVELS) * rarity * share];
    });
  };

  Object.assign(phbSok, {
    hrefOf,
    ready,
    renew,
    start: (rows, value) => (values.start = { rows, ...value }),
    page: (address, parts) => (values[`${address}page`] = parts),
    lines: (name, text) => (values[`t${name}`] = text.split("\n")),
  });
  // What search began with is another one when the site is published anew.
  const site = () => start;
  return { hrefOf, key, linesFrom, linesOf, lookedFor, pageOf, pagesOf, partsOf, site, termOf, titlesOf };
})();
