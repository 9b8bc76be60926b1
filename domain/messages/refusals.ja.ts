import type { RefusalTexts } from './refusal-words.ts';
import { METERING_REFUSALS_JA } from './refusals.metering.ja.ts';
import { OFFER_REFUSALS_JA } from './refusals.offers.ja.ts';
import { REASSIGNMENT_REFUSALS_JA } from './refusals.reassignment.ja.ts';
import { USAGE_REFUSALS_JA } from './refusals.usage.ja.ts';

const SET_UP_AGAIN =
  'AWS Marketplace のサブスクリプション一覧で、もう一度「アカウントの設定」を選択してください。';

/** The refusals in Japanese. */
export const REFUSALS_JA: RefusalTexts = {
  BODY_INVALID: {
    title: 'リクエストを読み取れません',
    detail: '本文がこの API の形式と一致しません。誤りは項目ごとに示されています。',
    remedies: ['示された項目を修正して、もう一度送信してください。'],
  },
  BODY_TOO_LARGE: {
    title: 'リクエストが大きすぎます',
    detail: '本文は {bodyKilobytes} KiB までです。',
    remedies: ['1 回に送る量を減らしてください。'],
  },
  PARAMETER_INVALID: {
    title: 'パラメーターに誤りがあります',
    detail: 'パス、クエリ、またはヘッダーのパラメーターが正しくありません。誤りはすべて示されています。',
    remedies: ['示されたパラメーターを修正して、もう一度送信してください。'],
  },
  CURSOR_INVALID: {
    title: 'カーソルがこの一覧のものではありません',
    detail: 'カーソルは、同じ条件で前のページの続きを示すもので、変更できません。',
    remedies: ['カーソルなしで、一覧を最初から取得してください。'],
  },
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
  UNAUTHENTICATED: {
    title: '認証されていません',
    detail: 'リクエストに有効な AWS 署名がありません。',
    remedies: ['Concord のロールの認証情報で、AWS 署名バージョン 4 により署名してください。'],
  },
  FORBIDDEN: {
    title: 'このロールでは実行できません',
    detail: '署名したロールには、この API を呼び出す権限がありません。',
    remedies: ['権限のあるロールを使うか、そのロールを持つ同僚に依頼してください。'],
  },
  CSRF: {
    title: 'フォームが無効になりました',
    detail: '別のページから送信されたか、セッションが変わりました。',
    remedies: ['前の画面に戻り、ページを再読み込みしてから、もう一度送信してください。'],
  },
  NOT_FOUND: {
    title: '見つかりません',
    detail: 'リクエストが指すものは存在しません。',
    remedies: ['アドレスと、リクエスト内の ID を確認してください。'],
  },
  METHOD_NOT_ALLOWED: {
    title: 'このメソッドは使えません',
    detail:
      'アドレスは存在しますが、このメソッドには対応していません。使えるメソッドは Allow ヘッダーにあります。',
    remedies: ['API の説明で確認してください。'],
  },
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
  ...REASSIGNMENT_REFUSALS_JA,
  ...OFFER_REFUSALS_JA,
  ...USAGE_REFUSALS_JA,
  ...METERING_REFUSALS_JA,
  COMMIT_CONFLICT: {
    title: '同時に変更されました',
    detail: '処理の間に同じものが繰り返し変更されました。何も書き込まれていません。',
    remedies: ['同じリクエストをもう一度送信してください。'],
  },
  VERSION_MISMATCH: {
    title: '確認後に変更されています',
    detail: 'If-Match の版が、現在の版 {version} と一致しません。',
    remedies: ['もう一度取得して変更内容を確認し、新しい ETag で送信してください。'],
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'この Idempotency-Key は別のリクエストで使われました',
    detail: 'キーは {keyHours} 時間、同じメソッド、アドレス、本文の 1 つのリクエストを表します。',
    remedies: ['新しいリクエストには新しいキーを使ってください。'],
  },
  IDEMPOTENCY_KEY_MISSING: {
    title: 'Idempotency-Key がありません',
    detail: '変更のリクエストには、二重に実行されないように Idempotency-Key ヘッダーが必要です。',
    remedies: ['UUID などの新しい一意の文字列を Idempotency-Key ヘッダーに入れてください。'],
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
  THROTTLED: {
    title: 'リクエストが多すぎます',
    detail: '一度に処理できる数を超えました。',
    remedies: ['少し待ってから、もう一度お試しください。'],
  },
  UPSTREAM_UNAVAILABLE: {
    title: 'AWS Marketplace が応答していません',
    detail: '必要なサービスが現在応答していません。何も失われていません。',
    remedies: ['数分後にもう一度お試しください。'],
  },
  INTERNAL: {
    title: '内部エラーが発生しました',
    detail: 'リクエストは完了しませんでした。',
    remedies: ['もう一度お試しください。解決しない場合は、相関 ID を添えてサポートにお問い合わせください。'],
  },
};
