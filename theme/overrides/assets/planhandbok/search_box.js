// The box of search: a dialog with what is found, in groups. The address keeps the query and its
// filters, so that they can be linked to, and are there when the reader comes back.
phbSok.makeBox = () => {
  const FIRST = 5; // rows of a group, before somebody asks for more
  const MOST = 20;
  const PAUSE = 120; // milliseconds without a letter, before it looks
  const STOPPED = 600; // before it guesses what a word should be
  const { words } = phbSok;

  const made = (tag, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside.filter((part) => part !== null && part !== ""));
    return element;
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const input = made("input", { type: "search", id: "phb-query", autocomplete: "off", spellcheck: false });
  const close = made("button", { type: "button", className: "phb-close" }, words.close);
  const told = made("p", { className: "phb-told" });
  told.setAttribute("role", "status");
  const choices = made("div");
  const filters = made(
    "details",
    { className: "phb-narrow", hidden: true },
    made("summary", {}, words.narrow),
    choices,
  );
  const results = made("div", { className: "phb-found" });
  const label = made("label", { htmlFor: "phb-query" }, words.label);
  const dialog = made(
    "dialog",
    { className: "phb-find md-typeset" },
    made("div", { className: "phb-ask" }, label, input, close),
    told,
    filters,
    results,
  );
  dialog.setAttribute("aria-label", words.label);
  document.body.append(dialog);

  // --- The address -----------------------------------------------------------------------------
  // A list has filters in the address too: those of search have names of their own.
  const KEYS = { q: "q", year: "q-år", kind: "q-slag", unit: "q-enhet", status: "q-status" };
  let chosen = {};
  const remember = (query) => {
    const address = new URL(location.href);
    const values = query ? { ...chosen, q: query } : {};
    for (const [name, key] of Object.entries(KEYS))
      if (values[name]) address.searchParams.set(key, values[name]);
      else address.searchParams.delete(key);
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A page on a disk may have an address that no script changes.
    }
  };
  const remembered = () => {
    const asked = new URLSearchParams(location.search);
    return Object.fromEntries(Object.entries(KEYS).map(([name, key]) => [name, asked.get(key) ?? ""]));
  };

  // --- What is found ---------------------------------------------------------------------------
  const rowOf = (row) => {
    const marked = (text) =>
      row.marked(text).map(([piece, isMarked]) => (isMarked ? made("mark", {}, piece) : piece));
    const facts = [row.kind, row.where, row.owner, row.unit === row.owner ? "" : row.unit, row.year];
    const line = made("span", { className: "phb-small" }, ...marked(facts.filter(Boolean).join(" · ")));
    if (row.status)
      line.append(" ", made("span", { className: `phb-badge phb-${row.tone}` }, row.status));
    const title = made("strong", {}, ...marked(row.title));
    const text = made("span", { className: "phb-excerpt" }, ...marked(row.text));
    // The name of the link is short, for those who hear it; a press anywhere in the row follows it.
    return made("li", {}, made("a", { href: row.href }, title, line), text);
  };
  const listOf = async (group, most) => {
    const rows = await phbSok.details(group.hits.slice(0, most));
    const list = made("ol", {}, ...rows.map(rowOf));
    const heading = made("h2", {}, `${group.name} (${group.hits.length})`);
    const section = made("section", {}, heading, list);
    if (most < MOST && group.hits.length > most) {
      const left = Math.min(group.hits.length, MOST) - most;
      const more = made("button", { type: "button" }, filled(words.more, { n: left }));
      more.addEventListener("click", async () => {
        const longer = await listOf(group, MOST).catch(() => look());
        if (!longer) return;
        section.replaceWith(longer);
        longer.querySelectorAll("a")[most]?.focus();
      });
      section.append(more);
    } else if (group.hits.length > MOST) {
      const rest = filled(words.rest, { n: MOST, all: group.hits.length });
      section.append(made("p", { className: "phb-small" }, rest));
    }
    return section;
  };
  const meaningOf = ({ word, text, href }) =>
    made(
      "p",
      { className: "phb-note" },
      made("strong", {}, `${word}: `),
      `${text} `,
      made("a", { href }, words.read_more),
    );
  const buttonFor = (query) => {
    const button = made("button", { type: "button" }, query);
    button.addEventListener("click", () => {
      input.value = query;
      chosen = {};
      look();
      input.focus();
    });
    return button;
  };
  const nothing = (found) => {
    const tips = made("ul", {}, ...words.tips.map((tip) => made("li", {}, tip)));
    const links = words.ways.map(([text, href]) => made("a", { href: phbSok.hrefOf(href) }, text));
    const parts = [made("p", {}, words.tips_lead), tips];
    if (found.near.length) {
      const buttons = found.near.flatMap((query) => [" ", buttonFor(query)]);
      parts.unshift(made("p", {}, words.did_you_mean, ...buttons));
    }
    return [...parts, made("p", { className: "phb-help" }, ...links)];
  };

  const draw = (found, lists) => {
    const isEmpty = !found.all; // or it is the filters that nothing passes
    const row = results.contains(document.activeElement) ? document.activeElement.href : "";
    results.replaceChildren(
      ...(found.meaning ? [meaningOf(found.meaning)] : []),
      ...lists,
      ...(isEmpty ? nothing(found) : []),
    );
    // A reader who has moved to a row stays there.
    if (row) ([...results.querySelectorAll("a")].find(({ href }) => href === row) ?? input).focus();
    const lack = found.isWhole ? "" : `${words.not_all} `;
    const count = found.count === 1 ? words.one : filled(words.several, { n: found.count });
    const guess = found.guess ? `${filled(words.guessed, { word: found.guess })} ` : "";
    told.textContent = guess + (found.count ? lack + count : filled(words.none, { word: found.query }));
    drawFilters(found.facets);
  };
  const drawFilters = (facets) => {
    const shown = facets.filter(([name, values]) => values.length > 1 || chosen[name]);
    const focused = document.activeElement?.name;
    filters.hidden = !shown.length;
    choices.replaceChildren(
      ...shown.map(([name, values]) => {
        const isThere = !chosen[name] || values.some(([value]) => value === chosen[name]);
        const known = isThere ? values : [...values, [chosen[name], 0]];
        const options = known.map(([value, count]) =>
          made("option", { value, selected: value === chosen[name] }, `${value} (${count})`),
        );
        const all = made("option", { value: "" }, words.all);
        const select = made("select", { name }, all, ...options);
        select.addEventListener("change", () => {
          chosen[name] = select.value;
          look();
        });
        return made("label", {}, `${words[name]} `, select);
      }),
    );
    if (focused && dialog.open) choices.querySelector(`[name="${focused}"]`)?.focus();
  };

  // --- Looking ---------------------------------------------------------------------------------
  let asked = 0;
  const look = async ({ isTyping = false } = {}) => {
    const query = input.value.trim();
    const number = (asked += 1);
    const isNewest = () => number === asked; // or something else was typed meanwhile
    remember(query);
    try {
      const found = () => show(query, isTyping, isNewest);
      if (query) await found().catch(() => phbSok.renew().then(found));
      else clear();
    } catch {
      if (isNewest()) told.textContent = words.failed;
    }
    if (isNewest() && !isTyping) results.ariaBusy = "false";
  };
  const show = async (query, isTyping, isNewest) => {
    const found = await phbSok.find(query, { filters: chosen, isTyping });
    if (!isNewest() || (isTyping && !found.count)) return;
    const lists = await Promise.all(found.groups.map((group) => listOf(group, FIRST)));
    if (isNewest()) draw(found, lists);
  };
  const clear = () => {
    results.replaceChildren();
    filters.hidden = true;
    told.textContent = "";
  };
  let pause;
  let stop;
  input.addEventListener("input", () => {
    results.ariaBusy = "true";
    dialog.scrollTop = 0; // what is found is shown from its beginning
    clearTimeout(pause);
    clearTimeout(stop);
    chosen = {};
    pause = setTimeout(() => look({ isTyping: true }), PAUSE);
    stop = setTimeout(look, STOPPED);
  });

  // Enter looks at once and goes to the first row, from where Enter follows it: whoever has typed a
  // whole query and presses Enter wants to see what is found, and on a phone the keyboard goes away.
  const enter = async () => {
    clearTimeout(pause);
    clearTimeout(stop);
    if (results.ariaBusy === "true") await look();
    results.querySelector("li a")?.focus();
  };

  // --- Keys ------------------------------------------------------------------------------------
  const move = (step) => {
    const stops = [input, ...results.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  };
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.target.tagName !== "SELECT") {
      event.preventDefault();
      move(step);
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      enter();
    } else if (event.key === "Escape") {
      event.preventDefault(); // which would only empty the box first
      dialog.close();
    }
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  // A page that is left keeps its query for when the reader comes back.
  dialog.addEventListener("close", () => remember(""));
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    const there = new URL(link.href);
    const isHere = there.pathname === location.pathname && there.origin === location.origin;
    if (isHere) dialog.close();
  });

  phbSok.open = (button, typed) => {
    if (dialog.open) return;
    dialog.showModal();
    const { q: query, ...narrowed } = remembered();
    if (typed || query) {
      input.value = typed || query;
      chosen = typed ? {} : narrowed;
      filters.open = Object.values(chosen).some(Boolean);
    }
    if (typed) input.focus();
    else input.select();
    if (input.value) look();
    dialog.addEventListener("close", () => button.focus(), { once: true });
  };
};
