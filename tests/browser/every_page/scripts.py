"""Scripts that tell what tests want to know of a page."""

STRUCTURE = """() => {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) =>
    element.checkVisibility({ checkVisibilityCSS: true }));
  return {
    sideways: document.documentElement.scrollWidth - innerWidth,
    language: document.documentElement.lang,
    once: ["h1", "main", "header", "footer"].map((element) => seen(element).length),
    levels: seen("h1, h2, h3, h4, h5, h6").map((element) => Number(element.tagName[1])),
    names: seen("nav").map((element) => element.ariaLabel
      ?? document.getElementById(element.getAttribute("aria-labelledby"))?.textContent.trim()),
  };
}"""

BARE_TABLES = """() => [...document.querySelectorAll("article table")]
  .filter((table) => !table.querySelector("thead th")
    || table.querySelector("thead th:not([scope=col])"))
  .map((table) => table.outerHTML.slice(0, 200))"""

NAMELESS_ROWS = """() => [...document.querySelectorAll(".phb tbody")]
  .filter((table) => table.rows.length > 1)
  .flatMap((table) => [...table.rows])
  .filter((row) => !row.querySelector("th:is([scope=row], [scope=rowgroup])"))
  .map((row) => row.outerHTML.slice(0, 200))"""

NOT_HERE = "script, style, select *, svg *, .md-header__title *"
"""The names in the header end with «…» where there is no room: the front page has them whole."""

LOST = """(notHere) => {
  const how = { checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true };
  const chain = (element) => (element ? [element, ...chain(element.parentElement)] : []);
  const isHidden = (element) => getComputedStyle(element).clipPath !== "none";
  const scrolls = (element) => element.scrollWidth > element.clientWidth &&
    /auto|scroll/.test(getComputedStyle(element).overflow);
  const lost = [];
  const lines = [];
  if (document.documentElement.scrollWidth > innerWidth) lost.push("the page scrolls sideways");
  for (const element of document.body.querySelectorAll(`*:not(${notHere})`)) {
    const all = chain(element);
    if (!element.checkVisibility(how) || all.some(isHidden)) continue;
    const cuts = /hidden|clip/.test(getComputedStyle(element).overflow);
    const isCut = element.scrollWidth > element.clientWidth + 1
      || element.scrollHeight > element.clientHeight + 1;
    if (cuts && isCut) lost.push(`cut: ${element.textContent.trim()}`);
    if (all.some(scrolls)) continue;
    for (const text of element.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE || !text.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        if (line.left < -1 || line.right > innerWidth + 1) lost.push(`outside: ${text.data}`);
        lines.push({ line, text });
      }
    }
  }
  lines.sort((element, other) => element.line.top - other.line.top);
  lines.forEach(({ line, text }, index) => {
    for (const below of lines.slice(index + 1)) {
      if (below.line.top > line.bottom - 5) break;
      const over = Math.min(line.right, below.line.right) - Math.max(line.left, below.line.left);
      if (over > 2 && below.text !== text) lost.push(`over: ${text.data} × ${below.text.data}`);
    }
  });
  return lost;
}"""

SIZES = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const how = { checkOpacity: true, checkVisibilityCSS: true };
  const sizes = {};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: element } = texts.currentNode;
    const isSeen = data.trim() && element.checkVisibility(how);
    if (isSeen && !element.closest("svg")) {
      sizes[getComputedStyle(element).fontSize] ??= data.trim().slice(0, 40);
    }
  }
  return sizes;
}"""
