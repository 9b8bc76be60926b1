import { describe, expect, it } from 'vitest';
import { mayDo, mayOperate, tableFor } from '#domain/capabilities/may-do.ts';
import { VENDOR_OPERATION_NAMES } from '#domain/capabilities/operations.ts';
import { isRefusal } from '#domain/errors.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { capabilityTableOf } from '#domain/policy/capabilities-terms.ts';
import { plain } from './plain.ts';
import { remoteManager, tableIn } from './remote-manager.ts';

const table = tableIn(remoteManager);

const YES = 'Prise en charge';
const NO = 'Non prise en charge';
const EDGE_AND_SERVICES = ['Cloud Edge', 'WFBS Services'];

/** The vendor's table, as it is printed: function, what LMP accounts have, what CLP accounts have; lists as they stand there. */
const PRINTED: readonly (readonly [string, string | readonly string[], string | readonly string[]])[] = [
  ['Gestion du client – Suppression des clients', NO, YES],
  ['Gestion du produit – Suppression de produits', NO, YES],
  ['Description du produit – Modification', NO, YES],
  [
    'Produits pris en charge',
    [
      'Cloud App Security',
      'Cloud Edge',
      'Hosted Email Security',
      'Trend Micro Web Security',
      'WFBS (Standard et Advanced)',
      'WFBS Services',
    ],
    ['Hosted Email Security', 'WFBS (Standard et Advanced)', 'WFBS Services'],
  ],
  [
    'Prise en charge de plug-in tiers',
    ['Autotask', 'ConnectWise Automate', 'ConnectWise Manage', 'Kaseya VSA'],
    ['Autotask', 'ConnectWise Manage'],
  ],
  ['Gestion des modèles', EDGE_AND_SERVICES, NO],
  ['Affectation de modèle aux nouveaux clients', EDGE_AND_SERVICES, NO],
  ['Affectation de modèle aux clients existants', EDGE_AND_SERVICES, NO],
  ['Informations sur Mon compte', NO, YES],
  ['Enregistrement de produits sur Remote Manager', 'mode service-plan', 'mode authorization-key'],
  ['Fusion de comptes OLR', YES, 'Non applicable'],
  ['Accès à Licensing Management Platform', YES, NO],
  ['Version bêta longue', YES, NO],
  ['Renouvellement des licences et affectation des sièges', YES, NO],
];

const CELLS = PRINTED.flatMap(([name, lmp, clp], index) => [
  [index + 1, name, 'lmp', lmp] as const,
  [index + 1, name, 'clp', clp] as const,
]);

describe('the table of Remote Manager', () => {
  it('has the 14 rows in their order, under their printed names', () => {
    expect(table.rows.map(({ words }) => words.fr)).toEqual(PRINTED.map(([name]) => name));
  });

  it.each(CELLS)('row %i, %s, %s', (number, _name, type, printed) => {
    const row = table.rows[number - 1];
    if (!row) throw new Error(`no row ${number}`);
    const asked = (argument?: string) =>
      mayDo(table, type, row.id, argument === undefined ? {} : { argument });
    if (printed === YES) expect(asked()).toEqual({ allowed: true });
    else if (printed === NO) expect(asked()).toMatchObject({ refused: 'CAPABILITY_UNSUPPORTED' });
    else if (printed === 'Non applicable')
      expect(asked()).toMatchObject({ refused: 'CAPABILITY_NOT_APPLICABLE' });
    else if (typeof printed === 'string')
      expect(asked()).toEqual({ allowed: true, mode: printed.replace('mode ', '') });
    else {
      const all = [...table.lists.products, ...table.lists.plugIns];
      const allowed = all.filter(({ id }) => !isRefusal(asked(id))).map(({ words }) => words.fr);
      expect(allowed.sort()).toEqual([...printed].sort());
      const refusal = asked('something-else');
      expect(refusal).toMatchObject({
        refused: 'CAPABILITY_LIMITED',
        labels: { fr: { list: printed.join(', ') } },
      });
      expect(asked()).toMatchObject({ refused: 'CAPABILITY_LIMITED' });
    }
  });

  it('speaks three languages, and has an operation behind each row', () => {
    for (const { words, operations } of table.rows) {
      expect(new Set(LOCALES.map((locale) => words[locale])).size).toBe(3);
      expect(operations.length).toBeGreaterThan(0);
    }
  });

  it('speaks of every operation that there is', () => {
    const spoken = [...table.rows.flatMap(({ operations }) => operations), ...table.unrestricted];
    expect([...new Set(spoken)].sort()).toEqual([...VENDOR_OPERATION_NAMES].sort());
  });

  it('knows one role: the full administrator', () => {
    expect(table.roles.map(({ id }) => id)).toEqual(['full-administrator']);
  });

  it('reads as one account type sees it', () => {
    const clp = tableFor(table, 'clp');
    expect(clp).toHaveLength(14);
    expect(clp[3]?.limitedTo?.map(({ words }) => words.en)).toEqual([
      'Hosted Email Security',
      'WFBS (Standard and Advanced)',
      'WFBS Services',
    ]);
    expect(clp[13]).toMatchObject({ id: 'renewal-and-seats', cell: 'unsupported' });
    expect(clp[13]?.instead?.fr).toContain('Customer Licensing Portal');
    expect(tableFor(table, 'lmp')[9]).toMatchObject({ cell: { mode: 'service-plan' } });
  });
});

describe('what no cell says', () => {
  it('is refused: a capability, an operation, an account type, a product that the policy does not know', () => {
    expect(mayDo(table, 'lmp', 'flying')).toMatchObject({ refused: 'CAPABILITY_UNKNOWN' });
    expect(mayDo(table, 'mlp', 'long-beta')).toMatchObject({
      refused: 'ACCOUNT_TYPE_UNKNOWN',
      details: { list: 'lmp, clp' },
    });
    expect(mayOperate(table, 'mlp', 'counter.reset', 'wfbs')).toMatchObject({
      refused: 'ACCOUNT_TYPE_UNKNOWN',
    });
    expect(mayOperate(table, 'lmp', 'counter.reset', 'nothing')).toMatchObject({
      refused: 'CAPABILITY_UNKNOWN',
      details: { capability: 'counter.reset nothing' },
    });
    const silent = { ...table, unrestricted: [] };
    expect(mayOperate(silent, 'lmp', 'counter.reset', 'wfbs')).toMatchObject({
      refused: 'CAPABILITY_UNKNOWN',
    });
    expect(mayOperate(table, 'lmp', 'counter.reset', 'wfbs')).toEqual({ allowed: true });
  });

  it('is refused where a cell is missing after all: nothing is supported by silence', () => {
    const rows = table.rows.map((row) => ({ ...row, cells: {} }));
    for (const type of ['lmp', 'clp'])
      for (const { id } of rows)
        expect(mayDo({ ...table, rows }, type, id)).toMatchObject({ refused: 'CAPABILITY_UNSUPPORTED' });
  });

  it('is refused by each row that an operation asks', () => {
    expect(mayOperate(table, 'clp', 'product.enlist', 'cloud-edge')).toMatchObject({
      refused: 'CAPABILITY_LIMITED',
      details: { capability: 'supported-products' },
    });
    expect(mayOperate(table, 'clp', 'product.enlist', 'wfbs')).toEqual({
      allowed: true,
      mode: 'authorization-key',
    });
  });

  it('stands in no policy without account types', () => {
    expect(capabilityTableOf(plain)).toBeUndefined();
  });
});
