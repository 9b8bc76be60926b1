/**
 * docs/metering-loss.svg: usage lost for good at AWS's quota. What others lose was measured by running their unchanged handlers; ours
 * is what this run of the bench came to.
 */
import type { Measured } from './bounds.ts';

/** Percent of 900 units lost, by Lambda functions at once. */
type Losses = Readonly<Record<number, number>>;

interface Peer {
  readonly name: string;
  readonly state: string;
  readonly lost: Losses;
}

/**
 * Measured on two cores with Node.js 20 against one stub of DynamoDB and AWS Marketplace: a hard limit of ten calls in any second, and
 * calls of about 1 ms. A worst case: real calls take longer, five functions still make 50 to 100 of them a second.
 */
const PEERS: readonly Peer[] = [
  {
    name: 'aws-samples/aws-marketplace-serverless-saas-integration',
    state: 'June 2025',
    lost: { 5: 54.7, 20: 83, 100: 93.3 },
  },
  {
    name: 'aws-samples/sample-aws-marketplace-serverless-saas-integration-esc',
    state: 'August 2026',
    lost: { 5: 26.3, 20: 82.7, 100: 93 },
  },
];

const WIDTH = 760;
const LEFT = 24;
const BAR_LEFT = 128;
const BAR_WIDTH = 540;
const BAR = 18;
const GROUP = 3 * (BAR + 4) + 22;
const TOP = 128;

const STYLE = `
  text { font: 14px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328; }
  .title { font-size: 18px; font-weight: 600; }
  .small { font-size: 12px; fill: #57606a; }
  .page { fill: #ffffff; }
  .axis { stroke: #d0d7de; }
  .peer0 { fill: #8c6d1f; }
  .peer1 { fill: #c2410c; }
  .ours { fill: #116329; }
  .number { font-weight: 600; font-variant-numeric: tabular-nums; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .small { fill: #9198a1; }
    .page { fill: #0d1117; }
    .axis { stroke: #3d444d; }
    .peer0 { fill: #d4a72c; }
    .peer1 { fill: #f0883e; }
    .ours { fill: #3fb950; }
  }`;

const percent = (number: number): string => `${Number(number.toFixed(1))} %`;
const text = (x: number, y: number, kind: string, words: string): string =>
  `<text x="${x}" y="${y}" class="${kind}">${words}</text>`;

/** A bar with its number; nothing lost is a line on the axis, so that it is seen to be there. */
const barOf = (y: number, kind: string, lost: number, beside = ''): string => {
  const width = Math.max(2, Math.round((lost / 100) * BAR_WIDTH));
  const words = text(BAR_LEFT + width + 8, y + 14, 'number', `${percent(lost)}${beside}`);
  return `<rect x="${BAR_LEFT}" y="${y}" width="${width}" height="${BAR}" class="${kind}"/>${words}`;
};

const legend = (): string[] => [
  ...PEERS.map(({ name, state }, index) => {
    const y = 56 + index * 20;
    return `<rect x="${LEFT}" y="${y - 11}" width="12" height="12" class="peer${index}"/>${text(LEFT + 20, y, '', `${name} (${state})`)}`;
  }),
  `<rect x="${LEFT}" y="85" width="12" height="12" class="ours"/>${text(LEFT + 20, 96, '', 'Concord')}`,
];

const groupOf = ({ atOnce, asked, billed, lost }: Measured['throttled'][number], index: number): string => {
  const top = TOP + index * GROUP;
  const peers = PEERS.map((peer, place) => {
    const theirs = peer.lost[atOnce];
    if (theirs === undefined) throw new Error(`${peer.name} was not measured with ${atOnce} at once`);
    return barOf(top + place * (BAR + 4), `peer${place}`, theirs);
  });
  return [
    text(LEFT, top + 36, '', `${atOnce} at once`),
    ...peers,
    barOf(top + 2 * (BAR + 4), 'ours', (100 * lost) / asked, `: ${billed} of ${asked} units billed`),
  ].join('\n');
};

const CAPTION = [
  '300 customers with 3 units each; AWS takes 10 calls of BatchMeterUsage a second.',
  'The samples: measured by running their unchanged handlers on two cores against one stub, so many',
  'Lambda functions at once. A hard limit and calls of 1 ms: a worst case.',
  'Concord: its submitter against its simulator of AWS Marketplace, so many at once with their lease',
  'taken away, calls of 1 ms. Drawn from the bench by npm run picture.',
];

/** The picture of what was measured: SVG, light or dark as the reader's page is. */
export const pictureOf = ({ throttled }: Pick<Measured, 'throttled'>): string => {
  const bottom = TOP + throttled.length * GROUP;
  const height = bottom + 20 + CAPTION.length * 17;
  const axis = `<line x1="${BAR_LEFT}" x2="${BAR_LEFT}" y1="${TOP - 8}" y2="${bottom - 14}" class="axis"/>`;
  const told = throttled.map(({ atOnce, lost, asked }) => {
    const theirs = PEERS.map((peer) => percent(peer.lost[atOnce] ?? 0)).join(' and ');
    return `${atOnce} at once: the samples lose ${theirs}, Concord ${percent((100 * lost) / asked)}.`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title told">
<title id="title">Usage lost for good at AWS Marketplace's quota</title>
<desc id="told">${told.join(' ')}</desc>
<style>${STYLE}
</style>
<rect width="${WIDTH}" height="${height}" class="page"/>
${text(LEFT, 30, 'title', 'Usage lost for good at AWS Marketplace’s quota')}
${legend().join('\n')}
${axis}
${throttled.map(groupOf).join('\n')}
${CAPTION.map((line, index) => text(LEFT, bottom + 14 + index * 17, 'small', line)).join('\n')}
</svg>
`;
};
