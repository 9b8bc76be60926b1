/**
 * The refusals of a change of payer, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const REASSIGNMENT_REFUSALS_JA = {
  BILLING_CHANNEL_CONFLICT: {
    title: '別の課金方法のテナントです',
    detail:
      'テナント {tenantId} の課金方法は「{channel}」です。課金方法は同時に 1 つだけのため、ほかの方法では支払えません。',
    remedies: ['先にその方法での支払いを終了し、その後でテナントの課金方法を設定してください。'],
  },
  CHANNEL_UNKNOWN: {
    title: 'この製品にはない課金方法です',
    detail: '製品のポリシーにある課金方法は次のとおりです：{channels}。',
    remedies: ['この中から選ぶか、ポリシーに追加してデプロイしてください。'],
  },
  CHANNEL_OF_SUBSCRIPTIONS: {
    title: 'AWS Marketplace のテナントはサブスクリプションから始まります',
    detail:
      '{channel} のテナントは、購入者の登録時に作成されます。ここで作成できるのは次の課金方法です：{channels}。',
    remedies: [
      '購入者に、AWS Marketplace で購読し「アカウントの設定」を選択してもらってください。',
      'または、別の課金方法を選んでください。',
    ],
  },
  CHANGE_IN_PROGRESS: {
    title: '支払いの切り替えが進行中です',
    detail:
      'テナント {tenantId} は再割り当て {changeId} で切り替え中です。切り替えは 1 件ずつしか行えません。',
    remedies: ['進行中の再割り当てを確認してください。', '間違っている場合は、先に中止してください。'],
  },
  CHANGE_CLOSED: {
    title: '再割り当ては終了しています',
    detail: '再割り当て {changeId} は {state} で終了しており、これ以上操作できません。',
    remedies: ['もう一度切り替える場合は、新しく開始してください。'],
  },
  NOTHING_TO_MOVE: {
    title: '支払っているサブスクリプションがありません',
    detail: 'テナント {tenantId} には有効なサブスクリプションがないため、切り替え元がありません。',
    remedies: ['購入者に購読と登録をしてもらうか、サブスクリプションをテナントに紐付けてください。'],
  },
  SAME_ACCOUNT: {
    title: '同じ AWS アカウントです',
    detail: 'このテナントはすでにアカウント {buyerAccount} で支払われています。',
    remedies: [
      '別のアカウントを指定してください。',
      '同じアカウントで別のオファーに切り替える場合は、kind に offer-switch を指定してください。',
    ],
  },
  SOURCE_NOT_ELIGIBLE: {
    title: '切換元アカウントは対象外です',
    detail:
      '現在支払っているアカウント {buyerAccount} は、ポリシーにあるリセラーが提供し、その SPPO が適用されている必要があります。',
    remedies: ['切換元アカウントのオファーとリセラーを確認してください。'],
  },
  TARGET_NOT_ELIGIBLE: {
    title: '切換先アカウントは対象外です',
    detail:
      'アカウント {buyerAccount} は、現在支払っているアカウントと同じリセラーが提供している必要があります。',
    remedies: ['同じリセラーが提供するアカウントを指定するか、ポリシーに追加してもらってください。'],
  },
  TARGET_NOT_LIVE: {
    title: '切換先にまだ有効なサブスクリプションがありません',
    detail:
      'リンクを移す前に、アカウント {buyerAccount} で購読とアカウントの設定を済ませる必要があります。リンクは有効なサブスクリプションにだけ移ります。',
    remedies: ['アカウント {buyerAccount} にサインインし、購読してアカウントを設定してください。'],
  },
  APPROVAL_NEEDED: {
    title: '別の担当者の承認が必要です',
    detail: '再割り当て {changeId} は、依頼者以外の承認者による承認を待っています。',
    remedies: ['承認者に計画を確認して承認してもらってください。'],
  },
  TAKEOVER_UNCONFIRMED: {
    title: '両方のテナントの確認が必要です',
    detail:
      '切換先のサブスクリプションはテナント {fromTenantId} の支払いに使われており、移すとそのテナントの支払いがなくなります。先に両方のテナントの確認が必要です。',
    remedies: ['再割り当てに、それぞれのテナントの確認を記録してください。'],
  },
  NOT_IN_THIS_STATE: {
    title: '次の手順ではありません',
    detail: '再割り当て {changeId} は {state} です。この操作はここでは行えません。',
    remedies: ['再割り当てを確認してください。次の手順が示されています。'],
  },
  POINT_OF_NO_RETURN: {
    title: '元には戻せません',
    detail: '再割り当て {changeId} では切換元のサブスクリプションがすでに終了しているため、元に戻せません。',
    remedies: ['完了をお待ちください。再度切り替える場合は、その後に新しく開始してください。'],
  },
  CANCEL_NOT_SAFE: {
    title: '切換元の解約はまだ安全ではありません',
    detail: '再割り当て {changeId} の確認が済んでいません。今解約すると、支払いがなくなるおそれがあります。',
    remedies: ['先に確認を完了してください。'],
  },
} satisfies Partial<RefusalTexts>;
