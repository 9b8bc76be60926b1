/**
 * The refusals of a request itself: any route of `/v1` may answer with them, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code. */
export const REQUEST_REFUSALS_JA = {
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
  SELF_APPROVAL: {
    title: '自分の依頼は承認できません',
    detail: '{changeId} はあなたが依頼したものです。2 人による確認が必要です。',
    remedies: ['別の承認者に承認してもらってください。'],
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
} satisfies Partial<RefusalTexts>;
