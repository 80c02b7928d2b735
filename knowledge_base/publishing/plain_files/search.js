// The search of the plain copy: the words of the address bar, looked up in a small index that is made in the page.
(() => {
  const list = document.getElementById("hits");
  const said = document.getElementById("said");
  const asked = new URLSearchParams(location.search).get("q") || "";
  for (const box of document.querySelectorAll("input[name=q]")) box.value = asked;
  if (!asked.trim()) return;

  // An unbroken run of Chinese is one word to a computer; pairs of its characters can be found.
  const chinese = /[\u3400-\u9fff\uf900-\ufaff]+/gu;
  const words = (text) => {
    const found = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu) || [];
    return found.flatMap((word) => {
      const runs = word.match(chinese) || [];
      const pairs = runs.flatMap((run) => (run.length < 2 ? [run] : [...run].slice(1).map((c, n) => run[n] + c)));
      return [word, ...pairs];
    });
  };

  const index = new MiniSearch({
    fields: ["title", "names", "body"],
    storeFields: ["title", "kind", "year", "address", "body"],
    tokenize: words,
    searchOptions: { boost: { title: 6, names: 3 }, prefix: true, fuzzy: (word) => (word.length > 4 ? 0.2 : false) },
  });
  index.addAll(window.SEARCH_DATA);
  const every = index.search(asked, { combineWith: "AND" });
  const hits = every.length ? every : index.search(asked);
  const all = every.length ? "" : " Nothing holds all of the words; these hold some of them.";
  said.textContent = `${hits.length} found.${all}`;
  for (const hit of hits.slice(0, 50)) {
    const item = document.createElement("li");
    const kind = document.createElement("p");
    kind.className = "kind";
    kind.textContent = hit.year ? `${hit.kind} · ${hit.year}` : hit.kind;
    const link = document.createElement("a");
    link.className = "title";
    link.href = hit.address;
    link.textContent = hit.title;
    const body = document.createElement("p");
    body.textContent = hit.body;
    item.append(kind, link, body);
    list.append(item);
  }
})();
