/**
 * The refusals of registrations, codes and invitations, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

const SET_UP_AGAIN =
  'AWS Marketplace のサブスクリプション一覧で、もう一度「アカウントの設定」を選択してください。';

/** By code. */
export const REGISTRATION_REFUSALS_JA = {
  TOKEN_MISSING: {
    title: 'AWS Marketplace からお越しください',
    detail:
      'このページはサブスクリプションを登録するためのものですが、サブスクリプションの情報がありません。',
    remedies: ['AWS Marketplace のサブスクリプション一覧で「アカウントの設定」を選択してください。'],
  },
  TOKEN_INVALID: {
    title: 'AWS Marketplace で確認できませんでした',
    detail: '登録トークンが無効です。',
    remedies: [SET_UP_AGAIN],
  },
  TOKEN_EXPIRED: {
    title: '登録の有効期限が切れました',
    detail: '登録トークンの有効期間は {tokenHours} 時間です。サブスクリプションには影響ありません。',
    remedies: [SET_UP_AGAIN],
  },
  CSRF: {
    title: 'フォームが無効になりました',
    detail: '別のページから送信されたか、セッションが変わりました。',
    remedies: ['前の画面に戻り、ページを再読み込みしてから、もう一度送信してください。'],
  },
  REGISTRATION_EXPIRED: {
    title: '登録手続きの有効期限が切れました',
    detail: '登録手続きの有効期間は {tokenHours} 時間です。サブスクリプションには影響ありません。',
    remedies: [SET_UP_AGAIN],
  },
  CODE_WRONG: {
    title: 'コードが違います',
    detail: '最後に送信したコードと一致しません。',
    remedies: [
      '最新のメールにある 6 桁の数字を入力してください。',
      'または、新しいコードを送信してください。',
    ],
  },
  CODE_EXPIRED: {
    title: 'コードの有効期限が切れました',
    detail: 'コードの有効期間は {codeMinutes} 分です。',
    remedies: ['新しいコードを送信してください。'],
  },
  CODE_TRIES_EXCEEDED: {
    title: '入力回数の上限に達しました',
    detail: '1 つのコードを入力できるのは {codeTries} 回までです。',
    remedies: ['新しいコードを送信してください。'],
  },
  CODES_EXCEEDED: {
    title: 'コードの送信回数の上限に達しました',
    detail: '1 回の登録で送信できるコードは {codesMax} 個までです。',
    remedies: [
      'メールアドレスを確認し、AWS Marketplace でもう一度「アカウントの設定」を選択してください。',
      'または、サポートにお問い合わせください。',
    ],
  },
  NOT_ADMINISTRATOR: {
    title: 'このテナントの管理者ではありません',
    detail: 'この操作は、テナントの管理者だけが行えます。',
    remedies: [
      'テナントを登録したメールアドレスでサインインしてください。',
      'または、管理者に招待を依頼してください。',
    ],
  },
  SIGN_UP_CODE_EXPIRED: {
    title: 'サインアップコードが無効です',
    detail:
      '不明なコードか、有効期限 ({handOffMinutes} 分) が切れています。サブスクリプションには影響ありません。',
    remedies: [
      '購入者が AWS Marketplace のサブスクリプションでもう一度「アカウントの設定」を選択すると、新しいコードが発行されます。',
    ],
  },
  SIGN_UP_CODE_USED: {
    title: 'サインアップコードは使用済みです',
    detail:
      'このコードは {at} にサブスクリプションをテナント {tenantId} に紐付けました。再び使うことはできません。',
    remedies: ['そのテナントで続けてください。'],
  },
  LAST_ADMINISTRATOR: {
    title: '最後の管理者です',
    detail: 'この人はテナント {tenantId} のただ 1 人の管理者です。削除すると管理者がいなくなります。',
    remedies: [
      '先に別の管理者を招待してもらってください。',
      'または、理由を添えて `force` を指定してください。',
    ],
  },
  INVITATION_EXPIRED: {
    title: '招待は有効ではありません',
    detail:
      '不明、期限切れ、取り消し済み、または承諾済みの招待です。招待の有効期間は {invitationDays} 日です。',
    remedies: ['アカウントの管理者に、もう一度招待を依頼してください。'],
  },
  INVITATIONS_EXCEEDED: {
    title: '招待の数が上限に達しました',
    detail: '1 人の管理者が 1 日に招待できるのは {invitationsMax} 人までです。',
    remedies: ['明日続けるか、別の管理者に招待してもらってください。'],
  },
} satisfies Partial<RefusalTexts>;
