import type { Locale } from '#domain/messages/locale.ts';
import type { Heading } from '../layout.ts';

/** What the product's page says, by language. The statuses themselves are the product's own, in Japanese. */
export interface Words extends Heading {
  readonly tenants: string;
  readonly nobody: string;
  readonly type: string;
  readonly account: string;
  readonly unknown: string;
  readonly service: string;
  readonly status: string;
  readonly behavior: string;
  readonly stuck: string;
  readonly answers: string;
  readonly right: string;
  readonly outage: string;
  readonly silence: string;
  readonly garbled: string;
  readonly annual: string;
  readonly pace: string;
  readonly apply: string;
}

/** In every language of Concord. */
export const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    title: 'Subscription management',
    lead: 'The seller’s own product. Concord tells it by webhook who pays, and asks it whether every service is registered.',
    skip: 'Skip to content',
    tenants: 'Tenants',
    nobody: 'No tenant has a payer yet.',
    type: 'Subscription type',
    account: 'AWS account',
    unknown: 'not told',
    service: 'Service',
    status: 'Status',
    behavior: 'How it behaves',
    stuck: 'Services that never finish',
    answers: 'When it is asked, it',
    right: 'answers',
    outage: 'is out of order (503)',
    silence: 'does not answer in time',
    garbled: 'answers nonsense',
    annual: 'Show an annual license as the type',
    pace: 'Seconds from one service to the next',
    apply: 'Apply',
  },
  ja: {
    title: 'サブスクリプション管理',
    lead: '販売者自身の製品です。支払元は Concord から Webhook で伝えられ、すべてのサービスが登録済みかどうかを Concord が問い合わせます。',
    skip: '本文へ移動',
    tenants: 'テナント',
    nobody: '支払元のあるテナントはまだありません。',
    type: 'サブスクリプションの種類',
    account: 'AWS アカウント',
    unknown: '未通知',
    service: 'サービス',
    status: '状態',
    behavior: '動作の設定',
    stuck: '登録が完了しないサービス',
    answers: '問い合わせに対して',
    right: '回答する',
    outage: '停止している (503)',
    silence: '時間内に回答しない',
    garbled: '読み取れない回答をする',
    annual: '種類を年間ライセンスとして表示する',
    pace: '次のサービスが登録されるまでの秒数',
    apply: '適用',
  },
  fr: {
    title: 'Gestion de l’abonnement',
    lead: 'Le produit du vendeur. Concord lui dit par webhook qui paie, et lui demande si chaque service est enregistré.',
    skip: 'Aller au contenu',
    tenants: 'Locataires',
    nobody: 'Aucun locataire n’a encore de payeur.',
    type: 'Type d’abonnement',
    account: 'Compte AWS',
    unknown: 'non communiqué',
    service: 'Service',
    status: 'État',
    behavior: 'Son comportement',
    stuck: 'Services qui n’aboutissent jamais',
    answers: 'Quand on l’interroge, il',
    right: 'répond',
    outage: 'est en panne (503)',
    silence: 'ne répond pas à temps',
    garbled: 'répond n’importe quoi',
    annual: 'Afficher une licence annuelle comme type',
    pace: 'Secondes d’un service au suivant',
    apply: 'Appliquer',
  },
};
