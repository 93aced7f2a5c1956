// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

/// The style sheet of HTML reports: screen in light and dark, paper. Colours of states are those of the window.
inline constexpr char htmlStyle[] = R"css(
:root { color-scheme: light dark;
  --text: #1d232b; --quiet: #5f6773; --page: #ffffff; --band: #f4f6f8; --line: #d8dde3; --accent: #1460b8;
  --present: #1b7f4b; --missing: #b8460e; --different: #7b2fa0; --unknown: #5f6773; --error: #b00020; }
@media screen and (prefers-color-scheme: dark) { :root {
  --text: #e3e7ec; --quiet: #a7afba; --page: #14181d; --band: #1c2229; --line: #343c46; --accent: #74b4ff;
  --present: #5cc48d; --missing: #ff9e6b; --different: #d29bea; --unknown: #a7afba; --error: #ff8a8a; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 76rem; background: var(--page); color: var(--text);
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
  font-variant-numeric: tabular-nums; }
header { margin-bottom: 1.5rem; }
h1 { margin: 0; font-size: 1.75rem; font-weight: 650; letter-spacing: -0.01em; line-height: 1.25; }
h2 { margin: 3rem 0 0.75rem; padding-bottom: 0.375rem; border-bottom: 1px solid var(--line); font-size: 1.25rem;
  font-weight: 650; }
h3 { margin: 2rem 0 0.5rem; font-size: 1rem; font-weight: 650; overflow-wrap: anywhere; }
p { margin: 0.5rem 0; max-width: 46rem; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
.subtitle, .quiet, figcaption, footer { color: var(--quiet); }
.lead { font-size: 1.125rem; }
.warning, .error { padding: 0.5rem 0.75rem; border-left: 3px solid var(--missing); background: var(--band); }
.error { border-color: var(--error); }
.error::before { content: "✕ "; color: var(--error); font-weight: 650; }
.warning::before { content: "⚠ "; color: var(--missing); }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: 0.25rem 1.5rem; margin: 0.75rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
code, pre, .c { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace;
  font-size: 0.8125rem; }
pre { margin: 0.75rem 0; padding: 0.75rem 1rem; background: var(--band); border-radius: 4px; overflow-x: auto; }
.scroll { margin: 0.75rem 0 1.25rem; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
caption { padding: 0.25rem 0 0.5rem; text-align: left; font-weight: 650; }
th { padding: 0.375rem 1rem 0.375rem 0; border-bottom: 1px solid var(--quiet); color: var(--quiet);
  font-size: 0.8125rem; font-weight: 600; text-align: left; vertical-align: bottom; }
td { padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
tbody tr:hover { background: var(--band); }
.c { overflow-wrap: anywhere; white-space: pre-line; }
.n { text-align: right; white-space: nowrap; padding-left: 0.75rem; }
.s { white-space: nowrap; }
.s i { display: inline-block; width: 1.1em; font-style: normal; }
.verified, .reported { color: var(--present); }
.absent { color: var(--missing); }
.different { color: var(--different); }
.unknown { color: var(--unknown); }
figure { margin: 1rem 0 1.5rem; overflow-x: auto; }
figure svg { display: block; max-width: 100%; height: auto; margin-bottom: 0.5rem; }
.qm-box, .qm-group { fill: var(--page); stroke: var(--quiet); }
.qm-frame { stroke: var(--line); }
.qm-edge { stroke: var(--accent); }
.qm-name { fill: var(--text); }
.qm-quiet { fill: var(--quiet); }
nav h2 { margin: 0 0 0.5rem; padding: 0; border: 0; font-size: 0.8125rem; color: var(--quiet); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav ul ul { padding-left: 1rem; font-size: 0.875rem; }
nav li { margin: 0.25rem 0; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--line); font-size: 0.8125rem; }
.inner { content-visibility: auto; contain-intrinsic-size: auto 40rem; }
@media screen and (min-width: 64rem) {
  .columns { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 3rem; }
  nav { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; align-self: start; }
  main > section:first-child > h2 { margin-top: 0; }
}
@page { size: A4; margin: 17mm 15mm 18mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #5f6773; } }
@media print {
  body { padding: 0; max-width: none; font-size: 9pt; line-height: 1.4; }
  h1 { font-size: 18pt; } h2 { margin-top: 20pt; font-size: 13pt; } h3 { margin-top: 14pt; font-size: 10.5pt; }
  .lead { font-size: 11pt; }
  code, pre, .c { font-size: 7.75pt; } th { font-size: 8pt; }
  h2, h3, caption { break-after: avoid; }
  tr, dl, figure, .warning, .error { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  nav { margin-bottom: 12pt; } nav > ul { columns: 3; } nav ul ul { font-size: inherit; }
  .scroll, figure { overflow: visible; }
  .inner { content-visibility: visible; }
  .verified, .reported, .absent, .different, .unknown, .qm-edge { print-color-adjust: exact; }
}
)css";

} // namespace qm
