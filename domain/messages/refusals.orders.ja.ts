/**
 * The refusals of license orders, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const ORDER_REFUSALS_JA = {
  IN_PREPARATION: {
    title: 'この契約は準備中です',
    detail:
      '契約 {contractId} の申込 {orderId} はまだ完了していません（目安: {expectedBy}）。完了するまで、同じ契約に対する「{operation}」は受け付けられません。',
    remedies: ['完了を待ってから、もう一度お試しください。'],
  },
  ABOLISHED: {
    title: '廃止済です',
    detail: '{contractId} は廃止済のため、変更できません。廃止したものは元に戻りません。',
    remedies: [
      '新規申込を行ってください。新しいキーが発行され、テナントにサポートIDがなければ新しいものが発行されます。',
    ],
  },
  PARTIAL_NOT_ALLOWED: {
    title: '一部のみの廃止はできません',
    detail: '明細 {lineId} の用途は {use} です。有効な {live} 個のキーは、すべてまとめてのみ廃止できます。',
    remedies: ['すべて廃止する場合は keyIds を省いてください。'],
  },
  VM_ADD_NOT_ELIGIBLE: {
    title: 'この明細には仮想サーバーを追加できません',
    detail: '明細 {lineId} は次の条件を満たしていません: {failed}。',
    remedies: [
      '提供中で、対象のライセンス種別とご利用用途の明細を選んでください。',
      'または追加申込を行ってください。',
    ],
  },
  DATE_NOT_ALLOWED: {
    title: '希望日は指定できません',
    detail:
      'この申込では日付を指定できません: {fields}。キーは準備ができ次第発行され、廃止は直ちに有効になります。',
    remedies: ['日付を省き、その時が来たら申し込んでください。'],
  },
  LICENSE_TYPE_UNKNOWN: {
    title: 'そのライセンス種別はありません',
    detail: '種別「{type}」はありません。ポリシーにあるのは次の種別です: {types}。',
    remedies: ['いずれかを選んでください。'],
  },
  LICENSE_USE_UNKNOWN: {
    title: 'そのご利用用途はありません',
    detail: '用途「{use}」はありません。ポリシーにあるのは次の用途です: {uses}。',
    remedies: ['いずれかを選んでください。'],
  },
  ORDER_QUANTITY_INVALID: {
    title: 'その数量は申し込めません',
    detail:
      '数量は1から{quantityMax}までの整数です。{quantity} は受け付けられません。何も変更されていません。',
    remedies: ['範囲内の数量を指定してください。それより多い場合は複数回に分けて申し込んでください。'],
  },
  KEY_UNKNOWN: {
    title: '有効なキーではないものがあります',
    detail: '次は明細 {lineId} の有効なキーではありません: {keys}。何も変更されていません。',
    remedies: ['契約の詳細を確認し、有効なキーを指定してください。'],
  },
  CONTRACT_FULL: {
    title: 'この契約にはこれ以上追加できません',
    detail:
      '1つの契約に登録できるのは申込 {orders} 件、キー {keys} 個までです。{contractId} は上限に達しています。',
    remedies: ['新規申込で別の契約を作成してください。'],
  },
  SUPPORT_ID_RETIRED: {
    title: 'このサポートIDは廃止されています',
    detail:
      'サポートID {supportId} は、テナント {tenantId} の最後のキーの廃止とともに廃止されました。ベンダーのサポートには使用できません。',
    remedies: ['新規申込を行うと、新しいサポートIDが発行されます。'],
  },
  ORDER_SETTLED: {
    title: 'この申込に対してできることはありません',
    detail: '申込 {orderId} の状態は {state} のため、この操作はできません。',
    remedies: ['契約の詳細で、進行中の申込を確認してください。'],
  },
  ORDERS_NOT_OFFERED: {
    title: 'ここではライセンスを申し込めません',
    detail: 'テナント {tenantId} の製品のポリシー {policy} には、ライセンスの申込がありません。',
    remedies: ['別の製品のテナントを選ぶか、ポリシーに「orders」を追加してデプロイしてください。'],
  },
} satisfies Partial<RefusalTexts>;
