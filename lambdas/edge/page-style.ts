/**
 * How our pages look, whichever capability shows them.
 * @module
 */

/** The sheet: one column, system fonts, light and dark, controls of at least 44 px. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --ink: light-dark(#16191f, #e9ebed);
  --quiet: light-dark(#545b64, #b6bec9);
  --paper: light-dark(#ffffff, #0f141a);
  --card: light-dark(#f4f6f8, #192534);
  --line: light-dark(#7d8998, #7d8998);
  --accent: light-dark(#0958b3, #89bdff);
  --on-accent: light-dark(#ffffff, #0f141a);
  --error: light-dark(#b3120e, #ff8f8b);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink); line-height: 1.6;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", sans-serif;
}
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
header, main, footer { max-width: 40rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: center; }
header p { margin: 0; color: var(--quiet); }
footer { border-top: 1px solid var(--line); color: var(--quiet); margin-top: 2rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
nav ul { display: flex; gap: .25rem; list-style: none; margin: 0; padding: 0; }
nav a, nav button, nav span { display: inline-block; padding: .5rem; min-height: 44px; min-width: 44px; line-height: 1.6; }
nav button, .plain { font: inherit; color: var(--accent); background: none; border: 0; text-decoration: underline; cursor: pointer; }
nav [aria-current] { font-weight: 600; }
.card h2 { margin-top: 0; }
.card { background: var(--card); border-radius: .75rem; padding: 1rem 1.25rem; margin: 1rem 0; }
dl { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .35rem 1rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
.field { margin: 1rem 0; }
.field label, legend { display: block; font-weight: 600; padding: 0; }
.hint { color: var(--quiet); margin: 0; }
.error { color: var(--error); font-weight: 600; margin: 0; }
input[type=text], input[type=email] {
  width: 100%; min-height: 44px; margin-top: .25rem; padding: .5rem .75rem; font: inherit;
  color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: .5rem;
}
input[aria-invalid=true] { border: 2px solid var(--error); }
.code { font-size: 1.5rem; letter-spacing: .3em; max-width: 14rem; }
fieldset { border: 0; margin: 1rem 0; padding: 0; }
.option { display: flex; gap: .75rem; align-items: flex-start; padding: .75rem 0; border-top: 1px solid var(--line); }
.option input { width: 1.5rem; height: 1.5rem; margin: .1rem 0 0; flex: none; }
.option label { font-weight: 600; overflow-wrap: anywhere; }
.people { list-style: none; padding: 0; }
.people li { border-top: 1px solid var(--line); padding: .75rem 0; overflow-wrap: anywhere; }
.button {
  display: inline-block; min-height: 44px; padding: .6rem 1.25rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 0; border-radius: .5rem; text-decoration: none;
}
.quiet { color: var(--accent); background: none; border: 1px solid var(--accent); }
.notice { border-left: 4px solid var(--accent); padding: .25rem 0 .25rem 1rem; margin: 1rem 0; }
.problems { border-left: 4px solid var(--error); padding: .25rem 0 .25rem 1rem; margin: 1rem 0; }
`;
