import type { Locale } from '#domain/messages/locale.ts';
import type { Heading } from '../layout.ts';

/** What the portals' page says, by language. Systems, subjects and values are the vendor's own. */
export interface Words extends Heading {
  readonly customers: string;
  readonly nobody: string;
  readonly subject: string;
  readonly shown: string;
  readonly since: string;
  readonly nothing: string;
  readonly awaited: string;
  readonly notBefore: string;
  readonly byHand: string;
  readonly customer: string;
  readonly value: string;
  readonly change: string;
  readonly systems: string;
  readonly system: string;
  readonly condition: string;
  readonly up: string;
  readonly maintenance: string;
  readonly fault: string;
  readonly untilMinutes: string;
  readonly behavior: string;
  readonly answers: string;
  readonly right: string;
  readonly outage: string;
  readonly silence: string;
  readonly garbled: string;
  readonly consoles: string;
  readonly open: string;
  readonly refused: string;
  readonly down: string;
  readonly refuses: string;
  readonly profileMinutes: string;
  readonly otherMinutes: string;
  readonly apply: string;
  readonly console: string;
  readonly consoleLead: string;
}

/** In every language of Concord. */
export const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    title: 'Licensing portals',
    lead: 'The vendor’s own systems. Concord tells them what shall be; what they show comes later, and later still while one is down.',
    skip: 'Skip to content',
    customers: 'Customers',
    nobody: 'No customer is known here yet.',
    subject: 'What',
    shown: 'Shown',
    since: 'Since (UTC)',
    nothing: 'nothing',
    awaited: 'On its way',
    notBefore: 'Shown from (UTC)',
    byHand: 'Change something here, without Concord',
    customer: 'Customer',
    value: 'Value (empty: nothing)',
    change: 'Change',
    systems: 'Systems',
    system: 'System',
    condition: 'State',
    up: 'up',
    maintenance: 'in maintenance',
    fault: 'out of order',
    untilMinutes: 'Minutes until it will be back (0: not said)',
    behavior: 'How they behave',
    answers: 'When they are asked, they',
    right: 'answer',
    outage: 'are out of order (503)',
    silence: 'do not answer in time',
    garbled: 'answer nonsense',
    consoles: 'A sign-in to a console',
    open: 'opens it',
    refused: 'is refused',
    down: 'reaches nothing',
    refuses: 'Take no change, and say why (empty: take them)',
    profileMinutes: 'Minutes until “My account” shows a change',
    otherMinutes: 'Minutes until anything else is shown',
    apply: 'Apply',
    console: 'Console',
    consoleLead: 'You are signed in to the product’s own console.',
  },
  ja: {
    title: 'ライセンスポータル',
    lead: 'ベンダー自身のシステムです。変更は Concord から伝えられますが、表示されるのは後になり、システムの停止中はさらに遅れます。',
    skip: '本文へ移動',
    customers: 'お客様',
    nobody: 'お客様はまだ登録されていません。',
    subject: '項目',
    shown: '表示',
    since: '表示開始 (UTC)',
    nothing: 'なし',
    awaited: '反映待ち',
    notBefore: '表示予定 (UTC)',
    byHand: 'Concord を通さずにここで変更する',
    customer: 'お客様',
    value: '値 (空欄: なし)',
    change: '変更',
    systems: 'システム',
    system: 'システム',
    condition: '状態',
    up: '稼働中',
    maintenance: 'メンテナンス中',
    fault: '障害中',
    untilMinutes: '復旧までの分数 (0: 未定)',
    behavior: '動作の設定',
    answers: '問い合わせに対して',
    right: '回答する',
    outage: '停止している (503)',
    silence: '時間内に回答しない',
    garbled: '読み取れない回答をする',
    consoles: 'コンソールへのサインイン',
    open: '開く',
    refused: '拒否される',
    down: '接続できない',
    refuses: '変更を受け付けない理由 (空欄: 受け付ける)',
    profileMinutes: '「マイアカウント」に変更が表示されるまでの分数',
    otherMinutes: 'その他の変更が表示されるまでの分数',
    apply: '適用',
    console: 'コンソール',
    consoleLead: '製品のコンソールにサインインしています。',
  },
  fr: {
    title: 'Portails de licences',
    lead: 'Les systèmes du fournisseur. Concord leur dit ce qui doit être ; ce qu’ils affichent vient plus tard, et plus tard encore quand l’un d’eux est arrêté.',
    skip: 'Aller au contenu',
    customers: 'Clients',
    nobody: 'Aucun client n’est encore connu ici.',
    subject: 'Objet',
    shown: 'Affiché',
    since: 'Depuis (UTC)',
    nothing: 'rien',
    awaited: 'En route',
    notBefore: 'Affiché à partir de (UTC)',
    byHand: 'Changer quelque chose ici, sans Concord',
    customer: 'Client',
    value: 'Valeur (vide : rien)',
    change: 'Changer',
    systems: 'Systèmes',
    system: 'Système',
    condition: 'État',
    up: 'en service',
    maintenance: 'en maintenance',
    fault: 'en panne',
    untilMinutes: 'Minutes jusqu’à son retour (0 : non dit)',
    behavior: 'Leur comportement',
    answers: 'Quand on les interroge, ils',
    right: 'répondent',
    outage: 'sont en panne (503)',
    silence: 'ne répondent pas à temps',
    garbled: 'répondent n’importe quoi',
    consoles: 'Une connexion à une console',
    open: 'l’ouvre',
    refused: 'est refusée',
    down: 'n’atteint rien',
    refuses: 'Ne prennent aucun changement, et disent pourquoi (vide : ils les prennent)',
    profileMinutes: 'Minutes jusqu’à ce que « Mon compte » affiche un changement',
    otherMinutes: 'Minutes jusqu’à ce que le reste s’affiche',
    apply: 'Appliquer',
    console: 'Console',
    consoleLead: 'Vous êtes connecté à la console du produit.',
  },
};
