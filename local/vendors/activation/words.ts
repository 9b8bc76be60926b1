import type { Locale } from '#domain/messages/locale.ts';
import type { Heading } from '../layout.ts';

/** What the activation service's page says, by language. What the vendor itself says is in English, as it shows it. */
export interface Words extends Heading {
  readonly accounts: string;
  readonly nobody: string;
  readonly links: string;
  readonly none: string;
  readonly link: string;
  readonly product: string;
  readonly state: string;
  readonly free: string;
  readonly time: string;
  readonly by: string;
  readonly concord: string;
  readonly person: string;
  readonly release: string;
  readonly use: string;
  readonly account: string;
  readonly mend: string;
  readonly list: string;
  readonly behavior: string;
  readonly answers: string;
  readonly right: string;
  readonly outage: string;
  readonly silence: string;
  readonly garbled: string;
  readonly lost: string;
  readonly forgets: string;
  readonly vague: string;
  readonly pace: string;
  readonly apply: string;
}

/** In every language of Concord. */
export const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    title: 'Activation service',
    lead: 'The vendor’s own system. It gives out activation links, takes what is used, and shows an error where the order was wrong.',
    skip: 'Skip to content',
    accounts: 'Accounts',
    nobody: 'Nothing was activated yet.',
    links: 'Activation links',
    none: 'No link was given out yet.',
    link: 'Link',
    product: 'Product',
    state: 'State',
    free: 'not used',
    time: 'Time (UTC)',
    by: 'By',
    concord: 'Concord',
    person: 'a person, here',
    release: 'Give out a link',
    use: 'Use a link here, without Concord',
    account: 'Account',
    mend: 'Support sets it right',
    list: 'All activations as a list (CSV)',
    behavior: 'How it behaves',
    answers: 'When it is asked, it',
    right: 'answers',
    outage: 'is out of order (503)',
    silence: 'does not answer in time',
    garbled: 'answers nonsense',
    lost: 'does it, and its answer is lost',
    forgets: 'Does not know a request again',
    vague: 'Does not say where a link was used',
    pace: 'Seconds from a request to its activation',
    apply: 'Apply',
  },
  ja: {
    title: 'アクティベーションサービス',
    lead: 'ベンダー自身のシステムです。アクティベーションリンクを発行し、使用を受け付け、順番を誤ったアカウントにはエラーを表示します。',
    skip: '本文へ移動',
    accounts: 'アカウント',
    nobody: 'アクティベーションはまだありません。',
    links: 'アクティベーションリンク',
    none: '発行したリンクはまだありません。',
    link: 'リンク',
    product: '製品',
    state: '状態',
    free: '未使用',
    time: '日時 (UTC)',
    by: '操作',
    concord: 'Concord',
    person: 'この画面の利用者',
    release: 'リンクを発行する',
    use: 'Concord を通さずにここでリンクを使用する',
    account: 'アカウント',
    mend: 'サポートが修復する',
    list: 'アクティベーションの一覧 (CSV)',
    behavior: '動作の設定',
    answers: '要求に対して',
    right: '回答する',
    outage: '停止している (503)',
    silence: '時間内に回答しない',
    garbled: '読み取れない回答をする',
    lost: '実行するが、回答が失われる',
    forgets: '同じ要求だと認識しない',
    vague: 'リンクがどこで使用されたかを示さない',
    pace: '要求からアクティベーションまでの秒数',
    apply: '適用',
  },
  fr: {
    title: 'Service d’activation',
    lead: 'Le système du fournisseur. Il remet des liens d’activation, accepte leur usage et affiche une erreur quand l’ordre était mauvais.',
    skip: 'Aller au contenu',
    accounts: 'Comptes',
    nobody: 'Rien n’a encore été activé.',
    links: 'Liens d’activation',
    none: 'Aucun lien n’a encore été remis.',
    link: 'Lien',
    product: 'Produit',
    state: 'État',
    free: 'non utilisé',
    time: 'Heure (UTC)',
    by: 'Par',
    concord: 'Concord',
    person: 'une personne, ici',
    release: 'Remettre un lien',
    use: 'Se servir d’un lien ici, sans Concord',
    account: 'Compte',
    mend: 'Le support remet en ordre',
    list: 'Toutes les activations en liste (CSV)',
    behavior: 'Son comportement',
    answers: 'Quand on lui demande, il',
    right: 'répond',
    outage: 'est en panne (503)',
    silence: 'ne répond pas à temps',
    garbled: 'répond n’importe quoi',
    lost: 'le fait, et sa réponse se perd',
    forgets: 'Ne reconnaît pas une demande répétée',
    vague: 'Ne dit pas où un lien a été utilisé',
    pace: 'Secondes de la demande à l’activation',
    apply: 'Appliquer',
  },
};
