// The report's pages without a server: search and filters of the articles, filter of a list of names, jumps from mark to fact.
// Nothing is fetched: data comes as scripts that fill window.councilNews. All text goes in as text, never as HTML.
(() => {
  "use strict";
  const news = (window.councilNews ||= { articles: [], quotes: [] });
  const PER_PAGE = 50;
  const [SLUG, TITLE, PUBLISHED, PUBLISHER, COPY, COUNCILS, PROVIDERS, PEOPLE, PURPOSES, STATUSES, SERVICES, COUNTS, LARGEST] = Array(13).keys();
  const NOUNS = [["sum", "sums"], ["job count", "job counts"], ["quote", "quotes"], ["deal", "deals"]];
  const byId = (id) => document.getElementById(id);

  // Lower case without accents and with straight quotation marks, of the same length, so that places in it are places in the text.
  const straight = { "‘": "'", "’": "'", "“": '"', "”": '"' };
  const fold = (text) => text.replace(/[^\x00-\x7f]/g, (c) => straight[c] ?? c.normalize("NFD")[0]).toLowerCase();

  function make(tag, className, ...inside) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  }

  function load(name, chunk) {
    return new Promise((resolve, reject) => {
      const script = make("script");
      script.src = `data/${name}-${chunk}.js`;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${script.src} could not be read`));
      document.head.append(script);
    });
  }

  const loadAll = (name, chunks) => Promise.all(Array.from({ length: chunks }, (_, chunk) => load(name, chunk)));

  function debounced(run) {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(run, 120);
    };
  }

  // ---- the articles' page

  function search(form) {
    const chunks = Number(form.dataset.chunks);
    let articles = null;
    let quotes = null;
    let page = 1;

    const fields = [...form.elements].filter((field) => field.name);
    const asked = () => Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));

    function readHash() {
      const given = new URLSearchParams(location.hash.slice(1));
      for (const field of fields) field.value = given.get(field.name) ?? "";
      page = Math.max(1, Number(given.get("page")) || 1);
    }

    function writeHash() {
      const pairs = Object.entries(asked()).filter(([, value]) => value);
      if (page > 1) pairs.push(["page", page]);
      history.replaceState(null, "", `#${new URLSearchParams(pairs)}`);
    }

    function fillChoices() {
      const years = articles.map((article) => (article[PUBLISHED] || "").slice(0, 4)).filter((year) => /^\d{4}$/.test(year));
      const fill = (id, values, descending) => {
        const sorted = [...new Set(values)].sort((a, b) => (descending ? b.localeCompare(a) : a.localeCompare(b)));
        const chosen = byId(id).value;
        byId(id).append(...sorted.map((value) => Object.assign(make("option"), { value, textContent: byId(id).tagName === "SELECT" ? value.replaceAll("_", " ") : "" })));
        if (chosen) byId(id).value = chosen;
      };
      fill("year", years, true);
      fill("purpose", articles.flatMap((article) => article[PURPOSES]));
      fill("status", articles.flatMap((article) => article[STATUSES]));
      fill("service", articles.flatMap((article) => article[SERVICES]));
      fill("councils", articles.flatMap((article) => article[COUNCILS]));
      fill("providers", articles.flatMap((article) => article[PROVIDERS]));
      fill("people", articles.flatMap((article) => article[PEOPLE]));
    }

    function matching(wanted) {
      const words = fold(wanted.q).split(/\s+/).filter(Boolean);
      const part = { council: COUNCILS, provider: PROVIDERS, person: PEOPLE };
      const parts = Object.keys(part).filter((name) => wanted[name]).map((name) => [part[name], fold(wanted[name])]);
      const code = { purpose: PURPOSES, status: STATUSES, service: SERVICES };
      const codes = Object.keys(code).filter((name) => wanted[name]).map((name) => [code[name], wanted[name]]);
      const found = [];
      articles.forEach((article, number) => {
        if (wanted.year && !(article[PUBLISHED] || "").startsWith(wanted.year)) return;
        if (codes.some(([at, value]) => !article[at].includes(value))) return;
        if (parts.some(([at, value]) => !article[at].some((name) => fold(name).includes(value)))) return;
        if (words.some((word) => !article.folded.includes(word) && !quotes[number].folded.includes(word))) return;
        found.push(number);
      });
      return [found, words];
    }

    const orders = {
      "": (a, b) => a - b,
      oldest: (a, b) => !articles[a][PUBLISHED] - !articles[b][PUBLISHED] || (articles[a][PUBLISHED] || "").localeCompare(articles[b][PUBLISHED] || "") || a - b,
      title: (a, b) => articles[a][TITLE].localeCompare(articles[b][TITLE]) || a - b,
      money: (a, b) => articles[b][LARGEST] - articles[a][LARGEST] || a - b,
      facts: (a, b) => total(articles[b][COUNTS]) - total(articles[a][COUNTS]) || a - b,
    };
    const total = (counts) => counts.reduce((sum, count) => sum + count, 0);

    // The quotation that holds the first of the words, cut around it, the word marked.
    function snippet(number, words) {
      const quoted = quotes?.[number];
      const word = words.find((one) => quoted?.folded.includes(one));
      if (!word) return null;
      const at = quoted.folded.indexOf(word);
      const begin = quoted.text.lastIndexOf("\n", at) + 1;
      const end = (quoted.text + "\n").indexOf("\n", at);
      const from = at - begin > 90 ? Math.min(at, quoted.text.indexOf(" ", at - 90) + 1) : begin;
      const to = end - at > 160 ? Math.max(at + word.length, quoted.text.lastIndexOf(" ", at + 160)) : end;
      const cut = (start, stop) => quoted.text.slice(start, stop);
      const marked = make("mark", "", cut(at, at + word.length));
      return make("p", "snippet", (from > begin ? "… " : "") + cut(from, at), marked, cut(at + word.length, to) + (to < end ? " …" : ""));
    }

    function story(number, words) {
      const article = articles[number];
      const link = Object.assign(make("a", "", article[TITLE]), { href: `article/${article[SLUG]}.html` });
      const when = article[PUBLISHED] ? new Date(`${article[PUBLISHED]}T00:00:00`) : null;
      const day = when && !Number.isNaN(+when) ? when.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }) : article[PUBLISHED] || "no date";
      const counts = article[COUNTS].map((count, kind) => count && `${count} ${NOUNS[kind][count === 1 ? 0 : 1]}`).filter(Boolean);
      const item = make("li", "story", make("h3", "", link));
      item.append(make("p", "by", [day, article[PUBLISHER], article[COPY] ? "copy" : ""].filter(Boolean).join(" · ")));
      const who = [...article[COUNCILS], ...article[PROVIDERS]].join(" · ");
      if (who) item.append(make("p", "who", who));
      item.append(make("p", "counts", counts.join(", ") || "no figures"));
      const quoted = snippet(number, words);
      if (quoted) item.append(quoted);
      return item;
    }

    function pageLink(word, to) {
      const button = make("button", "", word);
      button.type = "button";
      button.addEventListener("click", () => {
        page = to;
        writeHash();
        show();
        byId("found").scrollIntoView();
      });
      return button;
    }

    async function show() {
      const wanted = asked();
      const idle = Object.values(wanted).every((value) => !value);
      byId("listed").hidden = !idle;
      for (const id of ["found", "results-heading", "results", "result-pages"]) byId(id).hidden = idle;
      if (idle) return;
      if (wanted.q && !quotes) {
        byId("found").textContent = "Reading the quotations …";
        await loadAll("quotes", chunks);
        quotes = news.quotes.flat().map((text) => ({ text, folded: fold(text) }));
      }
      const [found, words] = matching(wanted);
      found.sort(orders[wanted.sort] ?? orders[""]);
      const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
      page = Math.min(page, pages);
      byId("found").textContent = `${found.length.toLocaleString("en-GB")} of ${articles.length.toLocaleString("en-GB")} articles`;
      byId("results").start = (page - 1) * PER_PAGE + 1;
      byId("results").replaceChildren(...found.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((number) => story(number, words)));
      byId("result-pages").hidden = pages === 1;
      byId("result-pages").replaceChildren(
        page > 1 ? pageLink("Previous", page - 1) : "",
        make("span", "", `Page ${page} of ${pages}`),
        page < pages ? pageLink("Next", page + 1) : "",
      );
    }

    const again = debounced(() => {
      page = 1;
      writeHash();
      show();
    });

    loadAll("articles", chunks).then(() => {
      articles = news.articles.flat();
      for (const article of articles) {
        article.folded = fold([article[TITLE], article[PUBLISHER] || "", ...article[COUNCILS], ...article[PROVIDERS], ...article[PEOPLE]].join("\n"));
      }
      fillChoices();
      readHash();
      form.hidden = false;
      const choices = form.querySelector("details");
      choices.open = matchMedia("(min-width: 34rem)").matches || [...choices.querySelectorAll("input, select")].some((field) => field.value);
      show();
      form.addEventListener("input", again);
      form.addEventListener("reset", () => setTimeout(again));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        again();
      });
      addEventListener("hashchange", () => {
        readHash();
        show();
      });
    });
  }

  // ---- a search field that leads to the articles' page

  function leadTo(form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = `${form.dataset.search}#${new URLSearchParams({ q: form.elements.q.value })}`;
    });
  }

  // ---- a list of names

  function filter(form) {
    const rows = [...byId(form.dataset.filter).tBodies[0].rows].map((row) => [row, fold(row.cells[0].textContent)]);
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", debounced(() => {
      const wanted = fold(form.elements.filter.value.trim());
      for (const [row, name] of rows) row.hidden = !name.includes(wanted);
    }));
  }

  // ---- an article: a click on a mark shows its fact in the list

  function showFact(text) {
    text.addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      if (!mark || event.target.closest("a") || String(getSelection())) return;
      const link = mark.querySelector(":scope > .back");
      const fact = link && byId(link.hash.slice(1));
      if (!fact) return;
      document.querySelector(".is-target")?.classList.remove("is-target");
      fact.classList.add("is-target");
      fact.scrollIntoView({ block: "nearest" });
    });
  }

  document.querySelectorAll("#search").forEach(search);
  document.querySelectorAll("[data-search]").forEach(leadTo);
  document.querySelectorAll("[data-filter]").forEach(filter);
  document.querySelectorAll(".read .marked").forEach(showFact);
})();
