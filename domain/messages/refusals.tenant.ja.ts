/**
 * The refusals about tenants and their subscriptions, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code. */
export const TENANT_REFUSALS_JA = {
  PRODUCT_MISMATCH: {
    title: '別の製品のサブスクリプションです',
    detail: 'このサブスクリプションの製品は、ここでは提供していません。',
    remedies: ['購読した製品名を添えて、サポートにお問い合わせください。'],
  },
  SUBSCRIPTION_ENDING: {
    title: 'サブスクリプションは終了処理中です',
    detail: 'サブスクリプションはキャンセルされ、最後の 1 時間に入っています。',
    remedies: ['AWS Marketplace でもう一度購読し、「アカウントの設定」を選択してください。'],
  },
  SUBSCRIPTION_ENDED: {
    title: 'サブスクリプションは終了しました',
    detail: '終了したサブスクリプションが再開することはありません。',
    remedies: ['AWS Marketplace でもう一度購読し、「アカウントの設定」を選択してください。'],
  },
  SUBSCRIPTION_FAILED: {
    title: 'サブスクリプションに失敗しました',
    detail: 'AWS Marketplace で購読を完了できませんでした。多くの場合、支払い方法が原因です。',
    remedies: ['AWS アカウントの支払い方法を確認し、AWS Marketplace でもう一度購読してください。'],
  },
  SUBSCRIPTION_LINKED_ELSEWHERE: {
    title: '別のテナントのサブスクリプションです',
    detail: '1 つのサブスクリプションは 1 つのテナントの支払いに使われます。これはすでに使われています。',
    remedies: ['紐付いているテナントを使ってください。', 'または、もう一度購読してください。'],
  },
  TENANT_EXISTS: {
    title: 'テナントはすでにあります',
    detail: 'テナント {tenantId} はすでにあります。',
    remedies: ['そのテナントを使うか、ID を省略して新しいテナントを作成してください。'],
  },
  TENANT_LIVE: {
    title: 'テナントは利用中です',
    detail: 'テナント {tenantId} は利用中です。廃止する前に停止が必要です。',
    remedies: ['先にテナントを停止してください。'],
  },
  TENANT_RETIRED: {
    title: 'テナントは廃止されています',
    detail: 'テナント {tenantId} は廃止され、データが削除されている可能性があります。変更はできません。',
    remedies: ['別のテナントを使うか、購入者に新しいテナントを登録してもらってください。'],
  },
  TENANT_NOT_SUSPENDED: {
    title: 'テナントは停止していません',
    detail: '再開できるのは停止中のテナントだけです。テナント {tenantId} は停止していません。',
    remedies: ['テナントの状態を確認してください。何もする必要がないかもしれません。'],
  },
  TENANT_ALREADY_SUSPENDED: {
    title: 'テナントはすでに停止しています',
    detail: 'テナント {tenantId} は停止中です。もう一度停止しても何も変わりません。',
    remedies: ['テナントを開き、いつ、なぜ停止したかを確認してください。', '必要であれば再開してください。'],
  },
  TENANT_OF_ANOTHER_PRODUCT: {
    title: '別の製品のテナントです',
    detail: 'テナント {tenantId} の製品は、サブスクリプションの製品と異なります。',
    remedies: ['サブスクリプションと同じ製品のテナントを選んでください。'],
  },
  HISTORY_FULL: {
    title: '履歴が上限に達しました',
    detail: 'テナント {tenantId} は、1 つのテナントに記録できる変更の上限に達しています。',
    remedies: ['購入者に新しいテナントを登録してもらい、このテナントを廃止してください。'],
  },
  NOT_DUAL_RUNNING: {
    title: 'この製品は 2 つの識別子で並行運用されていません',
    detail: '{productCode} の顧客は 1 つの識別子だけで扱われています。比較や切り替えの対象はありません。',
    remedies: ["設定で製品の integration を 'both' にしてデプロイしてください。"],
  },
} satisfies Partial<RefusalTexts>;
