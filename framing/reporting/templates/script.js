"use strict";
(() => {
  const $ = (q, root = document) => root.querySelector(q), $$ = (q, root = document) => [...root.querySelectorAll(q)];
  const make = (tag, words, of = {}) => { const e = document.createElement(tag); e.textContent = words; Object.assign(e, of); return e; };

  /* A link into something folded opens it; older browsers do not do that by themselves. */
  const open = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const to = id && document.getElementById(id);
    for (let e = to && to.parentElement; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (to) { if (to.tabIndex < 0 && !to.hasAttribute("tabindex")) to.tabIndex = -1; to.scrollIntoView({ block: "center" }); to.focus({ preventScroll: true }); }
  };
  addEventListener("hashchange", open);
  if (location.hash) open();

  /* Paper has no clicks: what is folded is opened for it, and folded again. */
  let folded = [];
  addEventListener("beforeprint", () => { folded = $$("details:not([open])"); for (const d of folded) d.open = true; });
  addEventListener("afterprint", () => { for (const d of folded) d.open = false; folded = []; });

  /* A mark that is pointed at lights its note, and says what the note says to those who do not see it. */
  for (const mark of $$(".para a[href]")) {
    const note = document.getElementById(mark.hash.slice(1));
    if (!note || !note.closest(".notes")) continue;
    mark.setAttribute("aria-describedby", note.id);
    for (const [on, off] of [["pointerenter", "pointerleave"], ["focus", "blur"]]) {
      mark.addEventListener(on, () => note.classList.add("lit"));
      mark.addEventListener(off, () => note.classList.remove("lit"));
    }
  }

  /* Filters: outlet, zone, voice and words, over all lines of evidence. */
  const lines = $$(".lines li:not(.more)"), tools = $("#tools");
  const outletOf = (li) => (li.closest("[data-outlet]") || li).dataset.outlet || "";
  const valueOf = (li, key) => key === "outlet" ? outletOf(li) : key === "zone" ? li.dataset.zone || "body" : li.dataset.voice || "own";
  if (tools && lines.length) {
    tools.hidden = false;
    const state = { outlet: "", voice: "", zone: "", words: "" };
    const apply = () => {
      const words = state.words.toLocaleLowerCase();
      let shown = 0;
      for (const li of lines) {
        const fits = (!state.outlet || valueOf(li, "outlet") === state.outlet) && (!state.voice || valueOf(li, "voice") === state.voice)
          && (!state.zone || valueOf(li, "zone") === state.zone) && (!words || li.textContent.toLocaleLowerCase().includes(words));
        li.hidden = !fits; shown += fits;
      }
      $("#tools-said").textContent = Object.values(state).some(Boolean) ? `${shown} of ${lines.length} lines shown` : "";
    };
    for (const field of $$("[data-filter]", tools)) {
      const key = field.dataset.filter;
      if (field.tagName === "SELECT") for (const value of [...new Set(lines.map((li) => valueOf(li, key)))].sort()) field.append(make("option", value, { value }));
      field.addEventListener("input", () => { state[key] = field.value; apply(); });
    }
    $("#tools-clear").addEventListener("click", () => { for (const f of $$("[data-filter]", tools)) f.value = ""; for (const k in state) state[k] = ""; apply(); });
  }

  /* Keys. */
  const help = $("#keys");
  const stops = () => $$("main > section, main > section > section, article.text");
  const step = (by) => {
    const all = stops(), at = all.findIndex((e) => e.getBoundingClientRect().top > 8);
    const next = all[by > 0 ? (at < 0 ? all.length - 1 : at) : Math.max(0, (at < 0 ? all.length : at) - 2)];
    if (next) { next.tabIndex = -1; next.scrollIntoView(); next.focus({ preventScroll: true }); }
  };
  const keys = {
    "?": () => help && (help.open ? help.close() : help.showModal()),
    n: () => step(1), p: () => step(-1),
    b: () => { location.hash = "#brief"; }, t: () => { location.hash = "#texts"; }, m: () => { location.hash = "#methods"; },
    "/": () => { const f = $('[data-filter="words"]'); if (f) { f.scrollIntoView({ block: "center" }); f.focus(); } },
    o: () => { const all = $$("details.behind"), opened = all.every((d) => d.open); for (const d of all) d.open = !opened; },
  };
  addEventListener("keydown", (e) => {
    if (!$("#keys-on").checked && e.key !== "?") return;
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName || "")) return;
    if (Object.hasOwn(keys, e.key)) { e.preventDefault(); keys[e.key](); }
  });
  const asks = $("#keys-button");
  if (asks && help) { asks.hidden = false; asks.addEventListener("click", () => help.showModal()); $("#keys-close").addEventListener("click", () => help.close()); }
})();
