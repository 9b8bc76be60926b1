/**
 * The style sheet of statements: the look of all our pages, with tables and plots.
 * @module
 */
import { hashOf } from '#lambdas/edge/hashes.ts';
import { PAGE_STYLE } from '#lambdas/edge/page-style.ts';

/** The sheet; colors of the plots are told apart by their lightness, too. */
export const STATEMENT_STYLE = `${PAGE_STYLE}
:root {
  --billed: light-dark(#0958b3, #89bdff);
  --covered: light-dark(#5b9a3c, #a5d98a);
  --waived: light-dark(#c4ccd6, #5c6b7c);
  --open: light-dark(#e0a100, #ffd866);
}
header, main, footer { max-width: 60rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding: .5rem 0; }
th, td { padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); text-align: end; white-space: nowrap; }
th:first-child, td:first-child, .text { text-align: start; }
thead th { border-top: 0; color: var(--quiet); font-weight: 600; }
tfoot td, tfoot th { font-weight: 600; }
svg { width: 100%; height: auto; display: block; }
svg text { fill: var(--quiet); font-size: 11px; }
svg .axis { stroke: var(--line); }
svg .entitled { stroke: var(--quiet); stroke-dasharray: 4 3; fill: none; }
svg .value { stroke: var(--accent); stroke-width: 2; fill: none; }
.billed { fill: var(--billed); }
.covered { fill: var(--covered); }
.waived { fill: var(--waived); }
.open { fill: var(--open); }
.key svg { display: inline-block; width: .9rem; height: .9rem; margin-inline-end: .4rem; vertical-align: middle; }
`;

/** File name of the sheet below `/statement/`. */
export const STATEMENT_STYLE_FILE = `statement.${hashOf(STATEMENT_STYLE).slice(0, 16)}.css`;
