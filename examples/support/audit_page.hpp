// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The frame of the page that shows an audit: how it looks, and what sorts and filters its table.
#pragma once

#include <string_view>

namespace examples {

/// For a phone as for a desktop, in light and in dark.
inline constexpr std::string_view page_style = R"(
:root { color-scheme: light dark; --ink: #1c2330; --paper: #fff; --line: #d5dae1; --soft: #5c6675;
  --failed: #b3261e; --stale: #9a5b00; --healthy: #1d7a3c; --other: #5c6675; --bar: #3867c8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ee; --paper: #14181f; --line: #343c49; --soft: #9aa5b4; --failed: #ff8a80;
    --stale: #ffb74d; --healthy: #7bd694; --other: #9aa5b4; --bar: #82a8f5; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 72rem;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin-top: 2rem; }
.soft { color: var(--soft); }
.totals { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.totals li { border: 1px solid var(--line); border-radius: .5rem; padding: .4rem .8rem; }
.totals b { display: block; font-size: 1.4rem; }
.failed, .unreadable { color: var(--failed); } .stale { color: var(--stale); }
.healthy { color: var(--healthy); }
.disabled, .neverRun, .noJobReported, .pending { color: var(--other); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem; }
figure { margin: 0; } svg { width: 100%; height: auto; } svg rect { fill: var(--bar); }
svg text { fill: var(--ink); font: 15px system-ui, sans-serif; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0; }
input, select { font: inherit; padding: .3rem .5rem; min-width: 0; flex: 1 1 12rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0;
  border-bottom: 1px solid var(--line); }
th { white-space: nowrap; } tr[hidden] { display: none !important; }
th button { font: inherit; font-weight: bold; color: inherit; background: none; border: 0;
  padding: 0; cursor: pointer; }
th[aria-sort=ascending] button::after { content: " \2191"; }
th[aria-sort=descending] button::after { content: " \2193"; }
td small { display: block; color: var(--soft); }
@media (min-width: 40.01rem) { td:first-child { width: 35%; } }
@media (max-width: 40rem) {
  thead { display: flex; gap: 1rem; } thead tr { display: contents; } thead th { border: 0; }
  tbody tr { display: grid; grid-template-columns: auto 1fr; gap: 0 .8rem; padding: .5rem 0;
    border-bottom: 1px solid var(--line); }
  th:not([data-key]) { display: none; } .gone::before { content: "data gone: "; }
  tbody td { border: 0; padding: 0; } tbody td:first-child, .gone, .remarks { grid-column: 1 / -1; } }
)";

/// The part of the address behind "#" holds what is shown, such as #group=failed&sort=age.
inline constexpr std::string_view page_script = R"(
"use strict";
const body = document.querySelector("tbody"), rows = [...body.rows];
const text = document.querySelector("input"), group = document.querySelector("select");
const heads = [...document.querySelectorAll("th[data-key]")];
let key = "rank", down = false;
const value = (row, key) => key === "name" ? row.dataset.name : Number(row.dataset[key]);
function show() {
  const wanted = text.value.toLowerCase();
  let count = 0;
  for (const row of rows) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted) ||
      (group.value !== "" && row.dataset.group !== group.value);
    if (!row.hidden) ++count;
  }
  const order = (a, b) => { const x = value(a, key), y = value(b, key);
    return (x < y ? -1 : x > y ? 1 : a.dataset.rank - b.dataset.rank) * (down ? -1 : 1); };
  body.append(...rows.sort(order));
  for (const head of heads) head.setAttribute("aria-sort",
    head.dataset.key !== key ? "none" : down ? "descending" : "ascending");
  document.querySelector("output").textContent = count + " of " + rows.length + " tables";
}
function remember() {
  const now = new URLSearchParams({ text: text.value, group: group.value, sort: (down ? "-" : "") + key });
  history.replaceState(null, "", "#" + now);
}
function recall() {
  const then = new URLSearchParams(location.hash.slice(1)), sort = then.get("sort") ?? "rank";
  text.value = then.get("text") ?? "";
  group.value = then.get("group") ?? "";
  if (group.selectedIndex < 0) group.value = "";
  down = sort.startsWith("-");
  key = heads.map(head => head.dataset.key).find(each => each === sort.replace("-", "")) ?? "rank";
  show();
}
for (const field of [text, group]) field.addEventListener("input", () => { show(); remember(); });
for (const head of heads) head.addEventListener("click", () => {
  down = head.dataset.key === key ? !down : head.dataset.key === "age";
  key = head.dataset.key; show(); remember(); });
addEventListener("hashchange", recall);
recall();
)";

}  // namespace examples
